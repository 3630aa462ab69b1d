import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import type { Collection } from 'mongodb'
import { startEmbeddedServer } from '@/lib/db/embedded/server'
import { VOCABULARY, wordAt } from './synthetic-words'

/** The figures of database.md, median milliseconds at 20,000 and at 100,000 articles. */
const FIGURES: Record<string, readonly [number, number]> = {
  'by slug': [0.13, 0.2],
  'newest 20': [0.74, 0.81],
  'newest 20 of a section': [0.45, 0.46],
  'text search, a word in 9 %': [5.5, 23],
  insert: [1.1, 1.2],
  update: [0.7, 0.6],
}
/** What the wire costs, which the figures leave out. */
const WIRE_MS = 0.4

const SECTIONS = [
  'world',
  'politics',
  'business',
  'economy',
  'science',
  'health',
  'sport',
  'culture',
  'opinion',
  'travel',
]
/** Found by counting. */
const WORD_IN_9_PERCENT = VOCABULARY[1000] ?? ''

type Article = ReturnType<typeof articles> extends Generator<infer T> ? T : never

const { values } = parseArgs({ options: { articles: { type: 'string', default: '20000' } } })
const count = Number(values.articles)
const directory = mkdtempSync(join(tmpdir(), 'bench-db-'))
try {
  await bench()
} finally {
  rmSync(directory, { recursive: true, force: true })
}

async function bench(): Promise<void> {
  const server = await startEmbeddedServer({ dataDirectory: directory })
  const client = await new MongoClient(server.uri).connect()
  const collection = client.db('bench').collection<Article>('articles')
  await collection.createIndex({ slug: 1 }, { unique: true }, {})
  await collection.createIndex({ status: 1, publishedAt: -1 })
  await collection.createIndex({ sections: 1, status: 1, publishedAt: -1 })
  await collection.createIndex(
    { title: 'text', deck: 'text', body: 'text' },
    { weights: { title: 10, deck: 4, body: 1 }, default_language: 'none' },
    {},
  )
  const loaded = await milliseconds(() => load(collection))
  console.log(
    `${count} articles loaded in ${(loaded / 1000).toFixed(1)} s (${Math.round((count / loaded) * 1000)} a second)`,
  )

  const slugs = (await collection.find({}, { projection: { slug: 1 } }).toArray()).map((article) => article.slug)
  const slug = (at: number): string => slugs[(at * 7919) % slugs.length] ?? ''
  const published = { status: 'published' }
  const hits = await collection.countDocuments({ $text: { $search: WORD_IN_9_PERCENT } })
  console.log(`"${WORD_IN_9_PERCENT}" is in ${((hits / count) * 100).toFixed(1)} % of the articles\n`)

  const more = articles(count + 1_000_000)
  const rows: [string, number, () => (at: number) => Promise<unknown>][] = [
    ['by slug', 401, () => (at) => collection.findOne({ slug: slug(at) })],
    ['newest 20', 201, () => () => collection.find(published).sort({ publishedAt: -1 }).limit(20).toArray()],
    [
      'newest 20 of a section',
      201,
      () => () =>
        collection
          .find({ sections: 'politics', ...published })
          .sort({ publishedAt: -1 })
          .limit(20)
          .toArray(),
    ],
    [
      'newest 20 of a section, headlines',
      201,
      () => () =>
        collection
          .find({ sections: 'politics', ...published }, { projection: { title: 1, slug: 1, publishedAt: 1 } })
          .sort({ publishedAt: -1 })
          .limit(20)
          .toArray(),
    ],
    [
      'page 50 by skip 1000',
      101,
      () => () => collection.find(published).sort({ publishedAt: -1 }).skip(1000).limit(20).toArray(),
    ],
    ['text search, a word in 9 %', 41, () => () => search(collection, {})],
    ['text search, published only', 41, () => () => search(collection, published)],
    ['count of a section', 101, () => () => collection.countDocuments({ sections: 'politics', ...published })],
    ['insert', 201, () => () => collection.insertOne(nextOf(more))],
    ['update', 201, () => (at) => collection.updateOne({ slug: slug(at) }, { $inc: { version: 1 } })],
    [
      'update of the text',
      101,
      () => (at) => collection.updateOne({ slug: slug(at) }, { $set: { title: `new ${at}` } }),
    ],
    [
      'articles per section',
      3,
      () => () => collection.aggregate([{ $unwind: '$sections' }, { $sortByCount: '$sections' }]).toArray(),
    ],
    ['ping: the wire alone', 401, () => () => client.db('bench').command({ ping: 1 })],
  ]
  const column = count > 50_000 ? 1 : 0
  console.log(
    `${'median ms'.padEnd(36)}${'here'.padStart(9)}${'p5'.padStart(9)}${'p95'.padStart(9)}${'stated'.padStart(9)}  verdict`,
  )
  for (const [name, rounds, prepare] of rows) {
    const times = await measure(rounds, prepare())
    const median = times[times.length >> 1] ?? NaN
    const stated = FIGURES[name]?.[column]
    const verdict = stated === undefined ? '' : median <= (stated + WIRE_MS) * 2 ? 'ok' : 'SLOW'
    const p5 = times[Math.floor(times.length * 0.05)] ?? NaN
    const p95 = times[Math.floor(times.length * 0.95)] ?? NaN
    console.log(
      `${name.padEnd(36)}${median.toFixed(2).padStart(9)}${p5.toFixed(2).padStart(9)}${p95.toFixed(2).padStart(9)}${(stated?.toFixed(2) ?? '').padStart(9)}  ${verdict}`,
    )
  }
  await client.close()
  await server.close()
  const start = await milliseconds(async () => {
    const again = await startEmbeddedServer({ dataDirectory: directory })
    await again.close()
  })
  console.log(`${'start and stop with an existing file'.padEnd(36)}${start.toFixed(2).padStart(9)}`)
  console.log(`resident memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

function search(collection: Collection<Article>, filter: object): Promise<unknown> {
  return collection
    .find({ $text: { $search: WORD_IN_9_PERCENT }, ...filter })
    .sort({ score: { $meta: 'textScore' } })
    .project({ title: 1, slug: 1, score: { $meta: 'textScore' } })
    .limit(20)
    .toArray()
}

async function load(collection: Collection<Article>): Promise<void> {
  let batch: Article[] = []
  for (const article of articles(0)) {
    batch.push(article)
    if (batch.length < 500 && article.number < count - 1) continue
    await collection.insertMany(batch)
    if (article.number >= count - 1) return
    batch = []
  }
}

async function measure(rounds: number, run: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < rounds; at++) times.push(await milliseconds(() => run(at)))
  return times.sort((left, right) => left - right)
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function nextOf(source: Generator<Article>): Article {
  const next = source.next()
  if (next.done === true) throw new Error('The article generator has ended')
  return next.value
}

/** Articles of about 6.5 KB: words by Zipf's law from a vocabulary of 8,000, always the same. */
function* articles(first: number) {
  let state = 12345 + first
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  const words = (many: number): string => Array.from({ length: many }, () => wordAt(random())).join(' ')
  for (let number = first; ; number++) {
    const title = words(8)
    const section = SECTIONS[Math.floor(random() ** 1.5 * SECTIONS.length)] ?? 'world'
    const second = SECTIONS[Math.floor(random() * SECTIONS.length)] ?? 'world'
    let body = ''
    while (body.length < 5000) body += `<p>${words(60)}</p>`
    yield {
      number,
      slug: `${title.replaceAll(' ', '-').slice(0, 60)}-${number}`,
      title,
      deck: words(20),
      body,
      sections: random() < 0.3 && section !== second ? [section, second] : [section],
      tags: [`tag-${Math.floor(random() * 300)}`, `tag-${Math.floor(random() * 300)}`],
      status: random() < 0.95 ? 'published' : 'draft',
      publishedAt: new Date(1.6e12 + number * 1_800_000),
      version: 0,
    }
  }
}
