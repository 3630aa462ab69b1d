import { env } from 'node:process'
import { expect, test } from 'vitest'
import { soak } from './soak.test-support'

/** `SOAK_SECONDS=600 npm run test:soak` for the long run. */
const seconds = Number(env['SOAK_SECONDS'] ?? 20)

test('64 readers never see an old page or an error while an editor publishes all the time', async () => {
  const { faults, lastGood, stats, memory } = await soak({ seconds, readers: 64 })
  expect(faults).toEqual([])
  expect([lastGood, stats.fillFailures]).toEqual([0, 0])
  expect(stats.requests.hit).toBeGreaterThan(0)
  expect(stats.kept.every(({ bytes, maxBytes }) => bytes <= maxBytes)).toBe(true)
  // The first third warms up; from the second to the last, the highest mark may rise by a quarter at most.
  const third = Math.floor(memory.length / 3)
  expect(Math.max(...memory.slice(2 * third))).toBeLessThan(Math.max(...memory.slice(third, 2 * third)) * 1.25)
})
