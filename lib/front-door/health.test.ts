import { expect, test } from 'vitest'
import type { DoorStats } from './front-door-options'
import { checkHealth } from './health'
import { createMetrics, hasBearerToken } from './metrics'

test('health is the health of every part, says which failed, and never why', async () => {
  const health = await checkHealth(
    {
      database: () => Promise.resolve(),
      disk: () => Promise.reject(new Error('/secret/path is full')),
      events: () => new Promise(() => undefined),
    },
    { timeoutMilliseconds: 5 },
  )
  expect(health).toEqual({ isHealthy: false, checks: { database: 'ok', disk: 'failed', events: 'late' } })
})

test('all parts well: healthy', async () => {
  expect(await checkHealth({ database: () => Promise.resolve() })).toEqual({
    isHealthy: true,
    checks: { database: 'ok' },
  })
})

test('metrics show the door’s counts as they are when asked', async () => {
  const stats: DoorStats = {
    requests: { hit: 7, stale: 1, miss: 2, pass: 3, refused: 4 },
    notModified: 5,
    fills: 6,
    fillFailures: 1,
    fillsRunning: 0,
    fillsWaiting: 0,
    expiries: 9,
    kept: [{ share: 'pages', entries: 2, bytes: 1234, maxBytes: 9999 }],
  }
  const metrics = createMetrics({ stats: () => stats })
  await metrics.text()
  const text = await metrics.text()
  expect(text).toContain('front_door_requests_total{cache="hit"} 7')
  expect(text).toContain('front_door_kept_bytes{share="pages"} 1234')
  expect(text).toContain('process_cpu_seconds_total')
})

test('only the whole token opens the metrics, and an empty one opens nothing', () => {
  expect(hasBearerToken('Bearer secret', 'secret')).toBe(true)
  expect(hasBearerToken('Bearer secre', 'secret')).toBe(false)
  expect(hasBearerToken(undefined, 'secret')).toBe(false)
  expect(hasBearerToken('Bearer ', '')).toBe(false)
})
