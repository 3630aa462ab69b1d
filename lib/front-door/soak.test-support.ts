import { Agent, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expiredTags as processExpiredTags, type ExpiredTags } from './expired-tags.mjs'
import type { DoorStats } from './front-door-options'
import { openDoor } from './front-door.test-support'
import nextDataCache from './next-data-cache.mjs'
import NextPageCache from './next-page-cache.mjs'
import { createWitness, look, WAYS } from './soak-witness.test-support'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** A door that is wrong in one way: how its registry lies, or what stands between it and the readers. */
export type Defect = { expiredTags?: ExpiredTags; spoil?: (handle: Handle) => Handle }

export type Soak = { faults: string[]; judged: number; lastGood: number; stats: DoorStats; memory: number[] }

const pages = 200
const unknownEvery = 50
/** Of what is published, how much stands on every page. */
const menuShare = 0.02
let runs = 0

/**
 * Readers who ask in every way while an editor publishes all the time, on a site that joins runs as Next does. Ends
 * after `seconds`, or at the first answer that is old where that is all one wants to know.
 */
export async function soak(options: {
  seconds: number
  readers: number
  defect?: Defect
  isOneFaultEnough?: boolean
}): Promise<Soak> {
  const { seconds, readers, defect = {}, isOneFaultEnough = false } = options
  const { expiredTags = processExpiredTags, spoil = (handle: Handle) => handle } = defect
  runs += 1
  const prefix = `run-${runs}`
  const menu = `${prefix}-menu`
  const written = new Map<string, number>()
  /** A subject's revision counts from the moment its expiry was told. */
  const published = new Map<string, number>()
  const site = createSite({ menu, revisionOf: (subject) => written.get(subject) ?? 0 })
  const witness = createWitness()

  const { port, door, close } = await openDoor(
    async ({ url = '/' }) => ({
      headers: { 'content-type': 'text/html', 'cache-control': 's-maxage=600', 'x-nextjs-cache': 'MISS' },
      status: url.startsWith('/unknown') ? 404 : 200,
      body: url.startsWith('/unknown') ? 'no such page' : await site(url),
    }),
    { expiredTags, maxBytes: 8 * 1024 * 1024, spoil },
  )
  const end = Date.now() + seconds * 1_000
  const isOver = () => Date.now() >= end || (isOneFaultEnough && witness.faults.length > 0)
  const somePage = () => `${prefix}-page-${Math.floor(Math.random() ** 3 * pages)}`
  let asked = 0

  async function reader(): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (!isOver()) {
      asked += 1
      if (asked % unknownEvery === 0) {
        await look({ port, path: `/unknown-${asked}`, agent, method: 'GET', headers: {} })
        continue
      }
      const page = somePage()
      const path = `/${page}`
      const way = WAYS[asked % WAYS.length] ?? WAYS[0]
      const least = { [menu]: published.get(menu) ?? 0, [page]: published.get(page) ?? 0 }
      const seen = await look({ port, path, agent, method: way.method, headers: witness.headersFor(path, way) })
      witness.judge(path, way, { least, seen })
    }
    agent.destroy()
  }

  async function editor(): Promise<void> {
    while (!isOver()) {
      const subject = Math.random() < menuShare ? menu : somePage()
      const next = (written.get(subject) ?? 0) + 1
      written.set(subject, next)
      processExpiredTags.expire([subject], 'remote')
      published.set(subject, next)
      await pause(Math.random() * 20)
    }
  }

  const memory: number[] = []
  const watch = setInterval(() => memory.push(process.memoryUsage().rss), 1_000)
  await Promise.all([editor(), ...Array.from({ length: readers }, reader)])
  clearInterval(watch)
  const stats = door.stats()
  await close()
  return { faults: witness.faults, judged: witness.judged(), lastGood: witness.lastGood(), stats, memory }
}

/** Pages as Next makes them: whoever comes while a function or a page is being made joins, whenever it began. */
function createSite({ menu, revisionOf }: { menu: string; revisionOf: (subject: string) => number }) {
  const joinable = new Map<string, Promise<string>>()
  function join(key: string, make: () => Promise<string>): Promise<string> {
    const joined = joinable.get(key)
    if (joined) return joined
    const run = make().finally(() => joinable.delete(key))
    joinable.set(key, run)
    return run
  }

  const cached = (key: string, tags: string[], read: () => Promise<string>) =>
    join(`function ${key}`, async () => {
      const kept = await nextDataCache.get(key)
      if (kept) return new Response(kept.value).text()
      const timestamp = processExpiredTags.now()
      const text = await read()
      const entry = { value: new Blob([text]).stream(), tags, timestamp, stale: 300, expire: 3_600, revalidate: 600 }
      await nextDataCache.set(key, Promise.resolve(entry))
      return text
    })

  async function readSlowly(subject: string): Promise<string> {
    const seen = revisionOf(subject)
    await pause(Math.random() * 15)
    return `${subject}=${seen};`
  }

  /** The document and the router's payload of one address are one run. */
  return (path: string) =>
    join(`page ${path}`, async () => {
      const page = path.slice(1)
      const pageCache = NextPageCache()
      const kept = await pageCache.get(path, {})
      if (kept?.value?.html !== undefined) return kept.value.html
      const readPage = async () => {
        const texts = await Promise.all([cached(menu, [menu], () => readSlowly(menu)), readSlowly(page)])
        return texts.join('')
      }
      const html = `<html><body>${await cached(page, [menu, page], readPage)}${'text '.repeat(500)}</body></html>`
      const value = { kind: 'APP_PAGE', html, headers: { 'x-next-cache-tags': `${menu},${page}` } }
      await pageCache.set(path, value, { cacheControl: { revalidate: 600 } })
      return html
    })
}
