import { Agent, request as httpRequest } from 'node:http'
import { env } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { expiredTags } from './expired-tags.mjs'
import { openDoor } from './front-door.test-support'
import nextDataCache from './next-data-cache.mjs'
import NextPageCache from './next-page-cache.mjs'

/** `SOAK_SECONDS=600 npm run test:soak` for the long run. */
const seconds = Number(env['SOAK_SECONDS'] ?? 20)
const readers = 64
const pages = 200
const unknownEvery = 50
/** Of what is published, how much stands on every page. */
const menuShare = 0.02

/** What an editor wrote and published: a tag's revision counts from the moment its expiry was told. */
const written = new Map<string, number>()
const published = new Map<string, number>()
const revision = (of: ReadonlyMap<string, number>, tag: string) => of.get(tag) ?? 0

/** A cached function as Next runs it: whoever comes while it runs joins, whenever it began. */
const running = new Map<string, Promise<string>>()
async function cached(key: string, tags: string[], read: () => Promise<string>): Promise<string> {
  const joined = running.get(key)
  if (joined) return joined
  const run = (async () => {
    const kept = await nextDataCache.get(key)
    if (kept) return new Response(kept.value).text()
    const timestamp = expiredTags.now()
    const text = await read()
    const value = new Blob([text]).stream()
    await nextDataCache.set(
      key,
      Promise.resolve({ value, tags, timestamp, stale: 300, expire: 3_600, revalidate: 600 }),
    )
    return text
  })()
  running.set(key, run)
  return run.finally(() => running.delete(key))
}

async function readSlowly(tag: string): Promise<string> {
  const seen = revision(written, tag)
  await pause(Math.random() * 15)
  return `${tag}=${seen};`
}

/** A page as Next renders it: the document and the router's payload of one address are one run, joined likewise. */
const rendering = new Map<string, Promise<string>>()
async function site(path: string): Promise<string> {
  const joined = rendering.get(path)
  if (joined) return joined
  const render = renderPage(path)
  rendering.set(path, render)
  return render.finally(() => rendering.delete(path))
}

async function renderPage(path: string): Promise<string> {
  const pageCache = NextPageCache()
  const kept = await pageCache.get(path, {})
  if (kept?.value?.html !== undefined) return kept.value.html
  const readPage = async () => {
    const [menu, page] = await Promise.all([cached('menu', ['menu'], () => readSlowly('menu')), readSlowly(path)])
    return menu + page
  }
  const html = `<html><body>${await cached(path, ['menu', path], readPage)}${'text '.repeat(500)}</body></html>`
  const value = { kind: 'APP_PAGE', html, headers: { 'x-next-cache-tags': `menu,${path}` } }
  await pageCache.set(path, value, { cacheControl: { revalidate: 600 } })
  return html
}

function read(options: {
  port: number
  path: string
  agent: Agent
  headers: Record<string, string>
}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', ...options }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text })
      })
    })
    request.on('error', reject)
    request.end()
  })
}

test(`${readers} readers never see an old page or an error while an editor publishes all the time`, async () => {
  const { port, door, close } = await openDoor(
    async ({ url = '/' }) => ({
      headers: { 'content-type': 'text/html', 'cache-control': 's-maxage=600', 'x-nextjs-cache': 'MISS' },
      status: url.startsWith('/unknown') ? 404 : 200,
      body: url.startsWith('/unknown') ? 'no such page' : await site(url),
    }),
    { expiredTags, maxBytes: 8 * 1024 * 1024 },
  )
  const end = Date.now() + seconds * 1_000
  const old: string[] = []
  let asked = 0

  async function reader(): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (Date.now() < end) {
      asked += 1
      const isUnknown = asked % unknownEvery === 0
      const path = isUnknown ? `/unknown-${asked}` : `/page-${Math.floor(Math.random() ** 3 * pages)}`
      const least = { menu: revision(published, 'menu'), page: revision(published, path) }
      const { status, text } = await read({ port, path, agent, headers: asked % 4 === 0 ? { rsc: '1' } : {} })
      const seen = { menu: Number(/menu=(\d+);/.exec(text)?.[1]), page: Number(/page-\d+=(\d+);/.exec(text)?.[1]) }
      const isGood = status === 200 && seen.menu >= least.menu && seen.page >= least.page
      if (!isUnknown && !isGood) old.push(`${path} ${status} ${JSON.stringify({ least, seen })}`)
    }
    agent.destroy()
  }

  async function editor(): Promise<void> {
    while (Date.now() < end) {
      const tag = Math.random() < menuShare ? 'menu' : `/page-${Math.floor(Math.random() ** 3 * pages)}`
      const next = revision(written, tag) + 1
      written.set(tag, next)
      door.expireTags([tag])
      published.set(tag, next)
      await pause(Math.random() * 20)
    }
  }

  const memory: number[] = []
  const watch = setInterval(() => memory.push(process.memoryUsage().rss), 1_000)
  await Promise.all([editor(), ...Array.from({ length: readers }, reader)])
  clearInterval(watch)
  const { kept, requests, fillFailures } = door.stats()
  await close()

  expect(old).toEqual([])
  expect(fillFailures).toBe(0)
  expect(requests.hit).toBeGreaterThan(requests.miss)
  expect(kept.every(({ bytes, maxBytes }) => bytes <= maxBytes)).toBe(true)
  // The first third warms up; from the second to the last, the highest mark may rise by a quarter at most.
  const third = Math.floor(memory.length / 3)
  expect(Math.max(...memory.slice(2 * third))).toBeLessThan(Math.max(...memory.slice(third, 2 * third)) * 1.25)
})
