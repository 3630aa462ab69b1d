import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { environment } from './run'
import { startSite } from './site-process'

/*
 * How a large archive answers. `npm run bench:archive -- --articles 100000 --data DIR` fills DIR the first time and finds
 * it filled afterwards; without `--data` everything is made anew and thrown away.
 */
const { values } = parseArgs({
  options: { articles: { type: 'string', default: '100000' }, data: { type: 'string' } },
})
const wanted = Number(values.articles)
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'daily-digest-archive-'))
const SECRET = 'a secret for the bench of the archive'
const METRICS_TOKEN = 'a-token-of-the-bench'
Object.assign(environment, { DATA_DIR: folder, AUTH_SECRET: SECRET, DEMO_NOW: '2026-11-23T09:00:00Z' })

const { closeDatabase, collection } = await import('@/lib/db/connection')
const { prepareDatabase } = await import('@/lib/db/prepare')
const now = new Date('2026-11-23T09:00:00Z')

type Times = readonly number[]
const at = (times: Times, share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN
const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0).padStart(6)} ms`
const show = (name: string, times: Times, goal = '') => {
  const slowest = milliseconds(Math.max(...times))
  console.log(
    `${name.padEnd(52)} median ${milliseconds(at(times, 0.5))}  p95 ${milliseconds(at(times, 0.95))}  slowest ${slowest}  ${goal}`,
  )
}
async function timed<Result>(run: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const started = performance.now()
  const result = await run()
  return { result, ms: performance.now() - started }
}

try {
  await prepareDatabase()
  await fill()
  await closeDatabase()
  await measure()
} finally {
  await closeDatabase()
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
}

async function step(name: string, run: () => Promise<unknown>): Promise<void> {
  const { ms } = await timed(run)
  console.log(`\r${name}: ${(ms / 1000).toFixed(1)} s`)
}

async function fill(): Promise<void> {
  const articles = await collection('articles')
  if ((await articles.countDocuments({})) < wanted) {
    const { seedWhereEmpty } = await import('@/lib/demo/prepare-site')
    const { generateArticles } = await import('@/lib/demo/generate')
    const onProgress = (done: number) => process.stdout.write(`\r${done} of ${wanted} articles`)
    await step('the demo edition', seedWhereEmpty)
    await step(`${wanted} articles`, () => generateArticles({ count: wanted, now, onProgress }))
  }
  const { keepIndexCurrent } = await import('@/lib/search/reindex-commands')
  await step('indexing for search, where it is not done', () => keepIndexCurrent(new AbortController().signal))
  if ((await (await collection('listCounts')).estimatedDocumentCount()) === 0) {
    const { recountLists } = await import('@/lib/articles/list-count-commands')
    await step('counting the lists', () => recountLists({ onProgress: () => undefined }))
  }
}

async function measure(): Promise<void> {
  const { result: site, ms } = await timed(() =>
    startSite({ DATA_DIR: folder, AUTH_SECRET: SECRET, METRICS_TOKEN, DEMO_NOW: '2026-11-23T09:00:00Z' }),
  )
  console.log(`\nfirst answer after the start: ${(ms / 1000).toFixed(1)} s`)
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const { result, ms: took } = await timed(async () => {
      const response = await fetch(site.url + path, { headers, redirect: 'manual' })
      await response.arrayBuffer()
      return response.status
    })
    if (result !== 200) throw new Error(`${path} answered ${result}.`)
    return took
  }
  const each = async (paths: readonly string[], headers?: Record<string, string>) => {
    const times: number[] = []
    for (const path of paths) times.push(await ask(path, headers))
    return times
  }
  const residentMegabytes = async () => {
    const response = await fetch(`${site.url}/api/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(await response.text())?.[1]) / 2 ** 20
  }
  try {
    await ask('/')
    console.log(`memory of the site: ${(await residentMegabytes()).toFixed(0)} MB`)

    const { often, ninth } = await wordsOf()
    const search = (words: readonly string[]) => words.map((word) => `/search?q=${encodeURIComponent(word)}`)
    show('search: words in 6 to 12 % of the articles', await each(search(ninth)), 'goal: median under 150')
    show('search: the commonest words', await each(search(often)), 'goal: p95 under 500')
    show('search: the same by date', await each(search(often).map((path) => `${path}&sort=date`)))
    show('search: two words', await each(search(ninth.map((word, place) => `${word} ${ninth[place + 1] ?? often[0]}`))))
    show('search: a long question', await each(search([ninth.slice(0, 9).join(' '), ninth.slice(5, 14).join(' ')])))
    show('search: nothing found', await each(search(['zzyzxq', 'qwxzy vbnmk', 'xkcdzz -oil'])))
    console.log(`memory of the site: ${(await residentMegabytes()).toFixed(0)} MB`)

    const lastPage = Math.floor(wanted / 20 / 30)
    show('lists: first pages', await each(['/science', '/culture', '/energy', '/author/rashad-guliyev']))
    show('lists: far back, first time', await each([2, 20, lastPage].map((page) => `/science/page/${page}`)))
    show('sitemap index, first time', [await ask('/sitemap.xml')], 'goal: warm under 1 s')
    show('sitemap index, warm', await each(Array<string>(9).fill('/sitemap.xml')))
    show('a sitemap of a month', [await ask('/sitemaps/2026-10.xml')])
    console.log(`memory of the site: ${(await residentMegabytes()).toFixed(0)} MB`)

    const { newSession, SESSION_COOKIE } = await import('@/e2e/support/sessions')
    const stamp = Date.now()
    const person = { name: 'Leyla', email: `leyla-${stamp}@example.org`, password: 'gilavar-19-xari' }
    const { token } = await newSession('editor', person)
    const cookie = { cookie: `${SESSION_COOKIE}=${token}` }
    const table = [
      '',
      '?state=published&sort=published',
      '?section=science',
      '?author=rashad-guliyev&sort=published&order=asc',
      '?q=Generated',
      `?q=${often[0]}`,
      '?tag=energy&origin=exclusive',
      '?from=2020-01-01&to=2020-12-31&sort=published',
    ]
    for (const query of table)
      show(`newsroom: /admin/articles${query}`, await each(Array<string>(5).fill(`/admin/articles${query}`), cookie))
    show('newsroom: the desk', await each(Array<string>(5).fill('/admin'), cookie))

    const newsroom = await import('@/e2e/support/newsroom')
    const publishing: number[] = []
    for (let number = 0; number < 15; number += 1) {
      const headline = `How ${ninth[number]} and ${ninth[number + 1]} changed ${ninth[number + 2]}`
      publishing.push((await timed(() => newsroom.publish(`bench-${stamp}-${number}`, { headline }))).ms)
    }
    show('publish, with its place in search and related', publishing, 'goal: under 500')
  } finally {
    await site.stop()
  }
}

/** Words as readers would type them, by the share of the articles that they stand in. */
async function wordsOf(): Promise<{ often: string[]; ninth: string[] }> {
  const terms = await collection<{ _id: string; articles: number; word: string }>('searchTerms')
  const whole = (await terms.find({}).toArray()).filter(({ _id }) => /^\p{L}{4}/u.test(_id))
  const list = whole.toSorted((one, other) => other.articles - one.articles)
  const near = list.filter(({ articles }) => articles > wanted * 0.06 && articles < wanted * 0.12)
  const words = (from: typeof list) => from.slice(0, 40).map(({ word }) => word)
  console.log(`the commonest word is in ${list[0]?.articles} articles; ${near.length} words are in 6 to 12 % of them`)
  return { often: words(list), ninth: words(near) }
}
