import { afterEach, expect, test } from 'vitest'
import { gate, openDoor, publicPage } from './front-door.test-support'
import type { Page } from './front-door.test-support'

type Opened = Awaited<ReturnType<typeof openDoor>>

let opened: Opened | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

async function open(...args: Parameters<typeof openDoor>): Promise<Opened> {
  opened = await openDoor(...args)
  return opened
}

/** Until the site was asked so often: an event, not a time. */
async function untilAsked({ asked }: Opened, times: number) {
  await expect.poll(() => asked.length, { interval: 2 }).toBe(times)
}

test('the site is asked once for a public page, whatever cookies and unknown parameters readers send', async () => {
  const { ask, asked } = await open(() => publicPage('<p>page</p>'))
  const first = await ask('/opinion/story')
  const second = await ask('/opinion/story?utm_source=x', { cookie: 'session=secret' })
  const third = await ask('/%6Fpinion/story')
  expect([first, second, third].map(({ headers }) => headers['x-cache'])).toEqual(['miss', 'hit', 'hit'])
  expect(second.text).toBe('<p>page</p>')
  expect(asked.map(({ url }) => url)).toEqual(['/opinion/story'])
})

test('a page is made without anything that is the reader’s own', async () => {
  const { ask, asked } = await open(() => publicPage('page'), { host: 'digest.example' })
  await ask('/story', {
    cookie: 'session=secret',
    'user-agent': 'me',
    'x-forwarded-for': '10.0.0.1',
    host: 'evil.example',
  })
  expect(asked[0]?.headers).toEqual({
    host: 'digest.example',
    'x-forwarded-host': 'digest.example',
    'x-forwarded-proto': 'https',
    'accept-encoding': 'identity',
    connection: 'close',
  })
})

test('many readers of one cold page cost the site one request', async () => {
  const door = gate()
  const site = await open(async () => {
    await door.opened
    return publicPage('page')
  })
  const readers = Array.from({ length: 20 }, () => site.ask('/story'))
  await untilAsked(site, 1)
  door.open()
  const answers = await Promise.all(readers)
  expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['page']))
  expect(site.asked).toHaveLength(1)
})

const notKept: [string, Page][] = [
  ['private', { headers: { 'cache-control': 'private, no-store' }, body: 'own' }],
  ['without a lifetime', { headers: {}, body: 'own' }],
  ['no-cache beside s-maxage', { headers: { 'cache-control': 'no-cache, s-maxage=60' }, body: 'own' }],
  ['with a cookie', { headers: { 'cache-control': 's-maxage=60', 'set-cookie': 'a=b' }, body: 'own' }],
  ['varied by cookie', { headers: { 'cache-control': 's-maxage=60', vary: 'Cookie' }, body: 'own' }],
  ['varied by all', { headers: { 'cache-control': 's-maxage=60', vary: '*' }, body: 'own' }],
  ['already encoded', { headers: { 'cache-control': 's-maxage=60', 'content-encoding': 'gzip' }, body: 'own' }],
]
test.each(notKept)('an answer that is %s passes, each time, with the reader’s own request', async (_name, page) => {
  const { ask, asked } = await open(() => page)
  await ask('/page?a=1', { cookie: 'session=1' })
  const second = await ask('/page?a=2', { cookie: 'session=2' })
  expect(second.headers['x-cache']).toBe('pass')
  // Once by the door to find out, then once for each reader.
  expect(asked.map(({ url, headers }) => [url, headers.cookie])).toEqual([
    ['/page', undefined],
    ['/page?a=1', 'session=1'],
    ['/page?a=2', 'session=2'],
  ])
})

const passing: [string, string, Record<string, string>, string][] = [
  ['posted', '/story', {}, 'POST'],
  ['with credentials', '/story', { authorization: 'Bearer x' }, 'GET'],
  ['in preview', '/story', { cookie: 'a=b; __prerender_bypass=1' }, 'GET'],
  ['below a passing prefix', '/admin/articles', {}, 'GET'],
  ['of another spelling', '//story', {}, 'GET'],
]
test.each(passing)('a request that is %s is never answered from what is kept', async (_name, path, headers, method) => {
  const { ask, asked } = await open(() => publicPage('page'), { passPrefixes: ['/admin'] })
  await ask(path)
  await ask(path, headers, method)
  const last = await ask(path, headers, method)
  expect(last.headers['x-cache']).toBe('pass')
  expect(asked.at(-1)).toMatchObject({ url: path, method, headers })
})

test('below a passing prefix a kept one is kept', async () => {
  const { ask } = await open(() => publicPage('page'), { passPrefixes: ['/api'], keptPrefixes: ['/api/v1/names'] })
  await ask('/api/v1/names/7')
  expect((await ask('/api/v1/names/7')).headers['x-cache']).toBe('hit')
  expect((await ask('/api/v1/others')).headers['x-cache']).toBe('pass')
})

test('after a tag expired, the next request sees the change, and pages without the tag are not made again', async () => {
  let revision = 1
  const site = await open((request) => publicPage(`r${revision}`, [request.url === '/one' ? 'one' : 'two', 'menu']))
  await site.ask('/one')
  await site.ask('/two')
  revision = 2
  site.door.expireTags(['one'])
  const answers = [await site.ask('/one'), await site.ask('/two')]
  expect(answers.map(({ text }) => text)).toEqual(['r2', 'r1'])
  site.door.expireTags(['menu'])
  expect((await site.ask('/two')).text).toBe('r2')
})

test('an answer whose tags the site did not tell is made again after any expiry', async () => {
  let revision = 1
  const { ask, door } = await open(() => ({ headers: { 'cache-control': 's-maxage=60' }, body: `r${revision}` }))
  await ask('/feed.xml')
  revision = 2
  expect((await ask('/feed.xml')).text).toBe('r1')
  door.expireTags(['anything'])
  expect((await ask('/feed.xml')).text).toBe('r2')
})

test('a page that was being made when its tag expired is not shown to anyone who came after', async () => {
  const held = gate()
  let revision = 1
  const site = await open(async () => {
    const seen = revision
    if (seen === 1) await held.opened
    return publicPage(`r${seen}`, ['story'])
  })
  const before = site.ask('/story')
  await untilAsked(site, 1)
  revision = 2
  site.door.expireTags(['story'])
  const after = site.ask('/story')
  held.open()
  expect((await before).text).toBe('r1')
  expect((await after).text).toBe('r2')
  const later = await site.ask('/story')
  expect([later.text, later.headers['x-cache']]).toEqual(['r2', 'hit'])
})

test('a page that the site made along with an older request is asked for again after an expiry', async () => {
  const held = gate()
  const headers = { 'cache-control': 's-maxage=60', 'x-nextjs-cache': 'MISS' }
  // The payload is being made; the page joins it, so nobody tells its tags; asked again, the site makes it anew.
  const answers: (Page | Promise<Page>)[] = [
    held.opened.then(() => ({ headers, body: 'r1', tags: ['story'] })),
    { headers, body: 'r1' },
    { headers, body: 'r2', tags: ['story'] },
  ]
  const site = await open(() => answers.shift() ?? { status: 500 })
  const payload = site.ask('/story', { rsc: '1' })
  await untilAsked(site, 1)
  site.door.expireTags(['story'])
  expect((await site.ask('/story')).text).toBe('r2')
  held.open()
  await payload
})

test('where no page says what is not there, the site’s own page does, and its tags count too', async () => {
  const empty = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>'
  let menu = 'm1'
  const site = await open(
    ({ url }) => {
      const page = url === '/nope' ? publicPage(`<h1>No such page</h1> ${menu}`, ['menu']) : publicPage(empty, ['gone'])
      return { ...page, status: url === '/nope' ? 200 : 404 }
    },
    { notFoundPath: '/nope' },
  )
  const first = await site.ask('/gone')
  expect([first.status, first.text]).toEqual([404, '<h1>No such page</h1> m1'])
  menu = 'm2'
  site.door.expireTags(['menu'])
  expect((await site.ask('/gone')).text).toBe('<h1>No such page</h1> m2')
})

test('the page that says what is not there may be chosen, with its status, by the path', async () => {
  const empty = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>'
  const site = await open(
    ({ url = '' }) => ({
      ...publicPage(url.startsWith('/lost') ? `<h1>${url}</h1>` : empty, ['gone']),
      status: url.startsWith('/lost') ? 200 : 404,
    }),
    { notFoundPath: (path) => Promise.resolve({ path: `/lost${path}`, status: path === '/over' ? 410 : 404 }) },
  )
  const answers = [await site.ask('/over?from=feed'), await site.ask('/never')]
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [410, '<h1>/lost/over</h1>'],
    [404, '<h1>/lost/never</h1>'],
  ])
})

test('an address that moved leads to where it is now, until that changes', async () => {
  const empty = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>'
  let movedTo = '/news/café'
  const site = await open(() => ({ ...publicPage(empty, ['gone']), status: 404 }), {
    notFoundPath: () => Promise.resolve({ movedTo, tags: ['moves'] }),
  })
  const first = await site.ask('/2019/05/caf%C3%A9')
  expect([first.status, first.headers['location'], first.text]).toEqual([308, '/news/caf%C3%A9', ''])
  movedTo = '/culture/cafe'
  expect((await site.ask('/2019/05/caf%C3%A9')).headers['location']).toBe('/news/caf%C3%A9')
  site.door.expireTags(['moves'])
  expect((await site.ask('/2019/05/caf%C3%A9')).headers['location']).toBe('/culture/cafe')
})

test.each([
  ['https://elsewhere.example/a?b=c', 'https://elsewhere.example/a?b=c'],
  ['//elsewhere.example/a', '/a'],
  ['http://elsewhere.example/a', '/a'],
])('an address that moved to %s leads to %s', async (movedTo, location) => {
  const empty = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>'
  const site = await open(() => ({ ...publicPage(empty, ['gone']), status: 404 }), {
    notFoundPath: () => Promise.resolve({ movedTo }),
  })
  expect((await site.ask('/old')).headers['location']).toBe(location)
})

test('while the site fails, readers see the last good page with a warning; then the new one', async () => {
  let page: Page = publicPage('good', ['story'])
  const { ask, door } = await open(() => page, { retrySeconds: 0 })
  await ask('/story')
  page = { status: 500, body: 'broken' }
  door.expireTags(['story'])
  const during = await ask('/story')
  expect([during.status, during.text, during.headers['x-cache']]).toEqual([200, 'good', 'stale'])
  expect(during.headers['warning']).toContain('111')
  page = publicPage('better', ['story'])
  const after = await ask('/story')
  expect([after.text, after.headers['warning']]).toEqual(['better', undefined])
})

test('a site that does not answer in time counts as one that fails', async () => {
  let page: Page | Promise<Page> = publicPage('good', ['story'])
  const { ask, door } = await open(() => page, { refillTimeoutMilliseconds: 30 })
  await ask('/story')
  page = new Promise<Page>(() => undefined)
  door.expireTags(['story'])
  expect((await ask('/story')).headers['warning']).toContain('111')
})

test('the last good page is shown for a limited time only', async () => {
  let page: Page = publicPage('good', ['story'])
  const { ask, door } = await open(() => page, { lastGoodSeconds: 0, unavailableHtml: '<h1>Soon</h1>' })
  await ask('/story')
  page = { status: 500 }
  door.expireTags(['story'])
  const answer = await ask('/story')
  expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
    503,
    '<h1>Soon</h1>',
    'text/html; charset=utf-8',
  ])
})

test('what is logged names the request and the path, and nothing of the reader', async () => {
  const lines: unknown[] = []
  const log = { info: (...line: unknown[]) => lines.push(line), warn: () => undefined, error: () => undefined }
  const { ask } = await open(({ method }) => (method === 'GET' ? publicPage('page') : { status: 204 }), { log })
  const missed = await ask('/story?email=me@example.com', { 'x-request-id': 'from-the-proxy' })
  const posted = await ask('/story?email=me@example.com', { 'x-request-id': 'bad id' }, 'POST')
  expect([missed.headers['x-request-id'], posted.headers['x-request-id']]).toEqual([
    'from-the-proxy',
    expect.stringMatching(/^[\da-f-]{36}$/),
  ])
  await expect.poll(() => lines.length, { interval: 2 }).toBe(2)
  expect(lines).toEqual([
    [
      {
        requestId: 'from-the-proxy',
        status: 200,
        cache: 'miss',
        ms: expect.any(Number),
        method: 'GET',
        path: '/story',
      },
      'request',
    ],
    [
      {
        requestId: posted.headers['x-request-id'],
        status: 204,
        cache: 'pass',
        ms: expect.any(Number),
        method: 'POST',
        path: '/story',
      },
      'request',
    ],
  ])
})

test('the time that making a page took is told where that is asked for', async () => {
  const { ask } = await open(() => publicPage('page'), { serverTiming: true })
  expect((await ask('/story')).headers['server-timing']).toMatch(/^fill;dur=[\d.]+$/)
})

test('a failure is not repeated at once: one attempt serves all readers of the next seconds', async () => {
  let page: Page = publicPage('good', ['story'])
  const { ask, door, asked } = await open(() => page)
  await ask('/story')
  page = { status: 500 }
  door.expireTags(['story'])
  await Promise.all([ask('/story'), ask('/story')])
  await ask('/story')
  expect(asked).toHaveLength(2)
})

test('a page that cannot be made at all answers 503, and is asked for again', async () => {
  let page: Page = { status: 500 }
  const { ask } = await open(() => page)
  const failed = await ask('/story')
  expect([failed.status, failed.headers['retry-after'], failed.headers['cache-control']]).toEqual([
    503,
    '5',
    'no-store',
  ])
  page = publicPage('page')
  expect((await ask('/story')).text).toBe('page')
})

test('past its time a page is shown once more while it is renewed', async () => {
  let revision = 1
  const headers = { 'cache-control': 's-maxage=1, stale-while-revalidate=600' }
  const site = await open(() => ({ headers, body: `r${revision}`, tags: [] }))
  await site.ask('/story')
  revision = 2
  await expect.poll(async () => (await site.ask('/story')).headers['x-cache'], { interval: 100 }).toBe('stale')
  await expect.poll(async () => (await site.ask('/story')).text, { interval: 20 }).toBe('r2')
  expect(site.asked).toHaveLength(2)
})

const kinds: [string, Page][] = [
  ['a page that is not there', { status: 404, body: 'no such page' }],
  ['a page that is gone', { status: 410, body: 'gone' }],
  ['a page that moved', { status: 308, headers: { location: '/new' } }],
]
test.each(kinds)('%s is kept like any other, and expires like any other', async (_name, page) => {
  const headers = { 'cache-control': 's-maxage=60', ...page.headers }
  const { ask, asked, door } = await open(() => ({ ...page, headers, tags: ['address'] }))
  await ask('/old')
  const second = await ask('/old')
  expect([second.status, second.headers['x-cache'], second.headers.location]).toEqual([
    page.status,
    'hit',
    page.headers?.['location'],
  ])
  door.expireTags(['address'])
  await ask('/old')
  expect(asked).toHaveLength(2)
})

test('router payloads are kept apart from the page and from each other', async () => {
  const { ask, asked } = await open((request) => ({
    headers: { 'cache-control': 's-maxage=60', vary: 'rsc, next-router-prefetch' },
    body: `rsc=${String(request.headers['rsc'])} prefetch=${String(request.headers['next-router-prefetch'])}`,
    tags: [],
  }))
  const headers = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]
  const first = await Promise.all(headers.map((own) => ask('/story', own)))
  const second = await Promise.all(headers.map((own) => ask('/story', own)))
  expect(first.map(({ text }) => text)).toEqual(second.map(({ text }) => text))
  expect(new Set(first.map(({ text }) => text)).size).toBe(3)
  expect(second.every(({ headers: own }) => own['x-cache'] === 'hit')).toBe(true)
  expect(asked).toHaveLength(3)
})

test('known query parameters make pages of their own, in whatever order they come', async () => {
  const queries = [{ path: /^\/search$/, names: ['q', 'page'] }]
  const { ask, asked } = await open((request) => publicPage(request.url ?? ''), { queries })
  await ask('/search?q=a&page=2&utm_source=x')
  expect((await ask('/search?page=2&q=a')).headers['x-cache']).toBe('hit')
  expect((await ask('/search?q=b')).text).toBe('/search?q=b')
  expect(asked.map(({ url }) => url)).toEqual(['/search?page=2&q=a', '/search?q=b'])
})

test('whoever may have missed expiries can have every page made again', async () => {
  let revision = 1
  const { ask, door } = await open(() => publicPage(`r${revision}`, ['story']))
  await ask('/story')
  revision = 2
  door.expireAll()
  expect((await ask('/story')).text).toBe('r2')
})

test('an expiry inside this process is published, one from outside is not', async () => {
  const published: (readonly string[])[] = []
  const { door, expiredTags } = await open(() => publicPage(''), { onTagsExpired: (tags) => published.push(tags) })
  expiredTags.expire(['made here'], 'local')
  door.expireTags(['heard of'])
  expect(published).toEqual([['made here']])
})

test('thousands of unknown addresses push no page out and stay within their share', async () => {
  const site = await open(
    (request) =>
      request.url === '/story'
        ? publicPage('page')
        : { status: 404, headers: { 'cache-control': 's-maxage=60' }, body: 'x'.repeat(1000), tags: [] },
    { maxBytes: 1024 * 1024 },
  )
  await site.ask('/story')
  for (let asked = 0; asked < 1_500; asked += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, index) => site.ask(`/unknown-${asked + index}`)))
  }
  const { kept } = site.door.stats()
  const negatives = kept.find(({ share }) => share === 'negatives')
  expect(negatives?.bytes).toBeLessThanOrEqual((1024 * 1024) / 16)
  expect((await site.ask('/story')).headers['x-cache']).toBe('hit')
})
