import { expect, test } from 'vitest'
import { createExpiredTags } from './expired-tags.mjs'

test('what was made before an expiry is expired, what is made after it is not', () => {
  const registry = createExpiredTags()
  const before = registry.now()
  registry.expire(['menu'], 'local')
  expect(registry.isExpired(['story', 'menu'], before)).toBe(true)
  expect(registry.isExpired(['story'], before)).toBe(false)
  expect(registry.isExpired([], before)).toBe(false)
  expect(registry.isExpired(null, before)).toBe(true)
  registry.expire(['other'], 'local')
  const last = registry.lastExpiry(['other'])
  expect(registry.isExpired(['other'], last)).toBe(true)
  expect(registry.isExpired(['other'], last + 0.001)).toBe(false)
})

test('a run that joined an older one counts as old as that one, over any number of joins', () => {
  const registry = createExpiredTags()
  registry.beginGeneration('menu')
  registry.expire(['menu'], 'local')
  registry.beginGeneration('page')
  const call = registry.beginCall()
  expect(registry.isExpired(['menu'], registry.generationOf('page')?.validAt ?? 0)).toBe(true)
  expect(registry.isExpired(['menu'], call.validAt)).toBe(true)
  end(registry, 'menu')
  end(registry, 'page')
  expect(registry.isExpired(['menu'], registry.beginCall().validAt)).toBe(false)
})

test('whoever needs no older run than now can wait until there is none', async () => {
  const registry = createExpiredTags()
  registry.beginGeneration('menu')
  const settled: string[] = []
  const waiting = registry.settled(registry.now(), 60_000).then(() => settled.push('settled'))
  registry.beginGeneration('later')
  settled.push('ending')
  end(registry, 'menu')
  end(registry, 'later')
  await waiting
  expect(settled).toEqual(['ending', 'settled'])
  await registry.settled(registry.now(), 60_000)
})

test('a run that failed is over when its call is; one that was broken off may still be running', () => {
  const registry = createExpiredTags()
  const whole = registry.beginCall()
  registry.calls.run(whole, () => {
    registry.beginGeneration('failed')
  })
  registry.endCall(whole, { isWhole: true })
  expect(registry.generationOf('failed')).toBeUndefined()
  const broken = registry.beginCall()
  registry.calls.run(broken, () => {
    registry.beginGeneration('running')
  })
  registry.endCall(broken, { isWhole: false })
  expect(registry.generationOf('running')).toBeDefined()
})

function end(registry: ReturnType<typeof createExpiredTags>, key: string) {
  const generation = registry.generationOf(key)
  if (generation) registry.endGeneration(key, generation)
}

test('a call without proof counts as old as the oldest call that was open beside it', () => {
  const registry = createExpiredTags()
  const older = registry.beginCall()
  registry.expire(['story'], 'local')
  const call = registry.beginCall()
  expect(registry.isExpired(['story'], call.validAt)).toBe(false)
  expect(registry.isExpired(['story'], call.proofLessValidAt)).toBe(true)
  registry.endCall(older, { isWhole: true })
  registry.endCall(call, { isWhole: true })
  expect(registry.isExpired(['story'], registry.beginCall().proofLessValidAt)).toBe(false)
})

test('tags are forgotten beyond a bound, and what carries forgotten tags counts as expired', () => {
  const registry = createExpiredTags()
  const before = registry.now()
  registry.expire(['first'], 'local')
  registry.expire(
    Array.from({ length: 60_000 }, (_, index) => `tag-${index}`),
    'local',
  )
  expect(registry.lastExpiry(['first'])).toBe(0)
  expect(registry.isExpired(['first'], before)).toBe(true)
  expect(registry.isExpired(['never expired'], before)).toBe(true)
  expect(registry.isExpired(['never expired'], registry.now())).toBe(false)
})

test('listeners hear of every expiry and of where it came from, until they leave', () => {
  const registry = createExpiredTags()
  const heard: unknown[] = []
  const leave = registry.onExpired((tags, source) => heard.push([tags, source]))
  registry.expire(['a'], 'local')
  registry.expire([], 'local')
  registry.expire(['b'], 'remote')
  leave()
  registry.expire(['c'], 'local')
  expect(heard).toEqual([
    [['a'], 'local'],
    [['b'], 'remote'],
  ])
})
