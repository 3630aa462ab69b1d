import { mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '@/lib/articles/article'
import { createWitness, look, WAYS } from '@/lib/front-door/soak-witness.test-support'
import { environment } from '@/scripts/run'
import { buildSite, isBuildDue } from '@/scripts/site-build'
import type * as Newsroom from '../support/newsroom'
import { startSite, type SiteProcess } from '@/scripts/site-process'

/*
 * The whole site, as `npm start` runs it, for a long time. `SOAK_SECONDS=600 npm run test:soak -- e2e` for the long run;
 * `SOAK_REQUESTS_PER_SECOND` keeps a shared machine usable.
 */
const setting = (name: string, standard: number) => Number(environment[name] ?? standard)
const seconds = setting('SOAK_SECONDS', 30)
const requestsPerSecond = setting('SOAK_REQUESTS_PER_SECOND', 2_000)
const addresses = setting('SOAK_ADDRESSES', 10_000)
const sleepSeconds = setting('SOAK_SLEEP_SECONDS', 60)
const readers = 64
const pieces = 5
const lists = ['/', '/science', '/author/science-desk']
/** Within this time a change is on every page of every process. */
const noticeMs = 1_000
const metricsToken = 'a-token-of-the-soak-test'

let folder: string
let site: SiteProcess
let newsroom: typeof Newsroom

beforeAll(async () => {
  if (isBuildDue()) expect(await buildSite()).toBe(0)
  folder = await mkdtemp(join(tmpdir(), 'daily-digest-soak-'))
  // The newsroom's commands run here, on the site's database.
  environment['DATA_DIR'] = folder
  newsroom = await import('../support/newsroom')
  site = await startSite({ DATA_DIR: folder, METRICS_TOKEN: metricsToken, CACHE_MEMORY_MB: '32' })
}, 600_000)

afterAll(async () => {
  await newsroom.leaveNewsroom()
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

async function readMetrics(): Promise<(name: string) => number> {
  const headers = { authorization: `Bearer ${metricsToken}` }
  const text = await (await fetch(`${site.url}/api/metrics`, { headers })).text()
  return (name) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )
}
const expiriesHeard = async () => (await readMetrics())('digest_front_door{figure="expiries"}')
const residentBytes = async () => (await readMetrics())('process_resident_memory_bytes')
const statusOf = async (address: string) => (await fetch(address, { redirect: 'manual' })).status
/** Next sends payloads for their own address only, `?_rsc=…`; the door's tests ask for them. */
const ways = WAYS.filter(({ headers }) => !('rsc' in headers))
const within = (address: string) => expect.poll(() => statusOf(address), { timeout: noticeMs, interval: 50 })

/** From the second third of a run to the last, the highest mark may rise by a fifth; the first third warms up. */
function expectFlat(memory: readonly number[]): void {
  const third = Math.floor(memory.length / 3)
  const [second, last] = [memory.slice(third, 2 * third), memory.slice(2 * third)]
  expect(Math.max(...last)).toBeLessThan(Math.max(...second) * 1.2)
}

test(`${readers} readers for ${seconds} s see every change in time, no error, and memory stays flat`, async () => {
  const headline = (piece: number, revision: number) => `A piece that changes, piece-${piece}=${revision};`
  const articles: Article[] = []
  for (let piece = 0; piece < pieces; piece += 1) {
    articles.push(await newsroom.publish(`soak-${piece}`, { headline: headline(piece, 0) }))
  }
  const published = new Map<string, number>()
  const subjectsOf = new Map<string, string[]>(
    articles.map(({ slug }, piece) => [`/science/${slug}`, [`piece-${piece}`]]),
  )
  await pause(noticeMs)
  for (const list of lists) {
    const text = await (await fetch(site.url + list)).text()
    const subjects = new Set([...text.matchAll(/(piece-\d)=\d+;/g)].map(([, subject = '']) => subject))
    expect(subjects.size).toBeGreaterThan(0)
    subjectsOf.set(list, [...subjects])
  }

  const paths = [...subjectsOf.keys()]
  const witness = createWitness()
  const port = Number(new URL(site.url).port)
  const end = Date.now() + seconds * 1_000
  let asked = 0

  async function reader(): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (Date.now() < end) {
      const turn = asked++
      const path = paths[Math.floor(Math.random() * paths.length)] ?? '/'
      const way = ways[turn % ways.length] ?? WAYS[0]
      const least = Object.fromEntries((subjectsOf.get(path) ?? []).map((name) => [name, published.get(name) ?? 0]))
      const headers = witness.headersFor(path, way)
      try {
        witness.judge(path, way, { least, seen: await look({ port, path, agent, method: way.method, headers }) })
      } catch (error) {
        witness.faults.push(`${way.method} ${path}: ${String(error)}`)
      }
      await pause((Math.random() * 2_000 * readers) / requestsPerSecond)
    }
    agent.destroy()
  }

  const notices: number[] = []
  async function editor(): Promise<void> {
    for (let revision = 1; Date.now() < end; revision += 1) {
      const piece = revision % pieces
      const article = articles[piece]
      if (!article) return
      const before = await expiriesHeard()
      articles[piece] = await newsroom.change(article, { headline: headline(piece, revision) })
      const announced = Date.now()
      while ((await expiriesHeard()) === before) await pause(20)
      notices.push(Date.now() - announced)
      // The door has heard: from here on, nobody may see what was before.
      published.set(`piece-${piece}`, revision)
      await pause(Math.max(0, 1_000 - (Date.now() - announced)))
    }
  }

  const memory: number[] = []
  const watch = setInterval(() => {
    residentBytes().then(
      (bytes) => memory.push(bytes),
      () => undefined,
    )
  }, 1_000)
  await Promise.all([editor(), ...Array.from({ length: readers }, reader)])
  clearInterval(watch)
  notices.sort((one, other) => one - other)
  const usualNotice = notices[Math.floor(notices.length / 2)] ?? Infinity
  const megabytes = (bytes: number | undefined) => Math.round((bytes ?? 0) / 1e6)
  console.log(
    `${asked} requests, ${witness.judged()} judged, ${witness.lastGood()} with a warning, ${notices.length} changes, ` +
      `noticed after ${usualNotice} ms (at most ${notices.at(-1)}), ` +
      `resident ${megabytes(memory[0])} MB at first, ${megabytes(memory.at(-1))} MB at last, ${megabytes(Math.max(...memory))} MB at most`,
  )
  expect(witness.faults).toEqual([])
  expect(witness.judged()).toBeGreaterThan(asked / 2)
  expect(usualNotice).toBeLessThan(noticeMs)
  // A machine that cannot make a page within eight seconds shows the last good one, and says so.
  expect(witness.lastGood()).toBeLessThan(asked / 100)
  expectFlat(memory)
})

test(`${addresses} addresses that are not there, asked once each, push no page out and fill no memory`, async () => {
  await statusOf(`${site.url}/`)
  const port = Number(new URL(site.url).port)
  const memory: number[] = []
  let next = 0
  async function stranger(): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (next < addresses) {
      const number = next++
      const { status } = await look({ port, path: `/science/made-up-${number}`, agent, method: 'GET', headers: {} })
      if (status !== 404) throw new Error(`made-up-${number} answered ${status}`)
      if (number % 200 === 0) memory.push(await residentBytes())
    }
    agent.destroy()
  }
  await Promise.all(Array.from({ length: 16 }, stranger))
  const metric = await readMetrics()
  console.log(
    `kept of them ${metric('digest_front_door{figure="kept_bytes_negatives"}')} bytes; resident`,
    memory.at(-1),
  )
  expect(metric('digest_front_door{figure="kept_bytes_negatives"}')).toBeLessThanOrEqual((32 * 1024 * 1024) / 16)
  expect((await fetch(`${site.url}/`)).headers.get('x-cache')).toBe('hit')
  expectFlat(memory)
})

test(`two processes show a change within a second, also after one slept for ${sleepSeconds} s`, async () => {
  const second = await startSite({ DATA_DIR: folder })
  try {
    const both = [site, second]
    for (const { url } of both) expect(await statusOf(`${url}/science/seen-by-both`)).toBe(404)
    await newsroom.publish('seen-by-both')
    await Promise.all(both.map(({ url }) => within(`${url}/science/seen-by-both`).toBe(200)))

    for (const sleeper of both) {
      const slug = `published-while-${both.indexOf(sleeper)}-slept`
      for (const { url } of both) expect(await statusOf(`${url}/science/${slug}`)).toBe(404)
      sleeper.signal('SIGSTOP')
      try {
        await newsroom.publish(slug)
        await pause(sleepSeconds * 1_000)
      } finally {
        sleeper.signal('SIGCONT')
      }
      await Promise.all(both.map(({ url }) => within(`${url}/science/${slug}`).toBe(200)))
    }
  } finally {
    await second.stop()
  }
})
