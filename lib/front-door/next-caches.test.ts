import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { expiredTags } from './expired-tags.mjs'
import nextDataCache from './next-data-cache.mjs'
import NextPageCache from './next-page-cache.mjs'

// A run is over one turn of the event loop after its result is there.
afterEach(() => setImmediate())

const toStream = (text: string) => new Blob([text]).stream()

const entry = (
  text: string,
  overrides: { tags?: string[]; timestamp?: number; revalidate?: number; expire?: number } = {},
) => ({
  value: toStream(text),
  tags: ['menu'],
  stale: 300,
  timestamp: expiredTags.now(),
  expire: 3_600,
  revalidate: 600,
  ...overrides,
})

/** As a request does that ends at once: a miss leaves no run open. */
async function read(key: string) {
  const call = expiredTags.beginCall()
  const found = await expiredTags.calls.run(call, () => nextDataCache.get(key))
  expiredTags.endCall(call, { isWhole: true })
  return found && new Response(found.value).text()
}

test('a result is read as often as it is asked for, until a tag of it expires', async () => {
  await nextDataCache.get('a')
  await nextDataCache.set('a', Promise.resolve(entry('result')))
  expect([await read('a'), await read('a')]).toEqual(['result', 'result'])
  expiredTags.expire(['other'], 'remote')
  expect(await read('a')).toBe('result')
  expiredTags.expire(['menu'], 'remote')
  expect(await read('a')).toBeUndefined()
})

test('a result whose function began before an expiry and ended after it is not read', async () => {
  await nextDataCache.get('b')
  expiredTags.expire(['menu'], 'remote')
  await nextDataCache.set('b', Promise.resolve(entry('old')))
  expect(await read('b')).toBeUndefined()
})

test('a result made out of one that began before an expiry is not read either', async () => {
  await nextDataCache.get('inner')
  expiredTags.expire(['menu'], 'remote')
  await nextDataCache.get('outer')
  await nextDataCache.set('inner', Promise.resolve(entry('old')))
  await nextDataCache.set('outer', Promise.resolve(entry('made of old')))
  expect(await read('outer')).toBeUndefined()
})

test.each([
  ['past its time', { revalidate: 1, timestamp: 0 }],
  ['for one request only', { expire: 0 }],
])('a result that is %s is not read', async (_name, overrides) => {
  await nextDataCache.get('c')
  await nextDataCache.set('c', Promise.resolve(entry('result', overrides)))
  expect(await read('c')).toBeUndefined()
})

test('a function that failed leaves nothing, and breaks nothing', async () => {
  await nextDataCache.get('d')
  await nextDataCache.set('d', Promise.reject(new Error('database is away')))
  expect(await read('d')).toBeUndefined()
})

test('updateTag in this process is an expiry that others have to hear of', async () => {
  const heard: unknown[] = []
  const leave = expiredTags.onExpired((tags, source) => heard.push([tags, source]))
  await nextDataCache.updateTags(['story'])
  leave()
  expect(heard).toEqual([[['story'], 'local']])
  expect(await nextDataCache.getExpiration(['never', 'story'])).toBe(expiredTags.lastExpiry(['story']))
})

const page = (html: string, tags = 'story,menu') => ({ kind: 'APP_PAGE', html, headers: { 'x-next-cache-tags': tags } })
const lifetime = { cacheControl: { revalidate: 600 } }

test('a page is answered until one of its tags expires, and tells the call which tags those are', async () => {
  await NextPageCache().set('/story', page('r1'), lifetime)
  const call = expiredTags.beginCall()
  const found = await expiredTags.calls.run(call, () => NextPageCache().get('/story', {}))
  expect(found?.value).toMatchObject({ html: 'r1' })
  expect(call.tags).toEqual(['story', 'menu'])
  expiredTags.endCall(call, { isWhole: true })
  expiredTags.expire(['menu'], 'remote')
  expect(await NextPageCache().get('/story', {})).toBeNull()
})

test('a page whose request began before an expiry is not answered after it', async () => {
  const call = expiredTags.beginCall()
  const cache = NextPageCache()
  expiredTags.expire(['story'], 'remote')
  await expiredTags.calls.run(call, () => cache.set('/begun-in-a-call', page('old'), lifetime))
  await cache.set('/begun-without', page('old'), lifetime)
  expiredTags.endCall(call, { isWhole: true })
  expect(await NextPageCache().get('/begun-in-a-call', {})).toBeNull()
  expect(await NextPageCache().get('/begun-without', {})).toBeNull()
})

test('a fetched value goes by the tags of whoever asks for it', async () => {
  const value = { kind: 'FETCH', data: { body: '' } }
  await NextPageCache().set('fetched', value, {
    fetchCache: true,
    tags: ['prices'],
    cacheControl: { revalidate: false },
  })
  expect(await NextPageCache().get('fetched', { kind: 'FETCH', softTags: ['_N_T_/shop'] })).not.toBeNull()
  expiredTags.expire(['_N_T_/shop'], 'remote')
  expect(await NextPageCache().get('fetched', { kind: 'FETCH', softTags: ['_N_T_/shop'] })).toBeNull()
})
