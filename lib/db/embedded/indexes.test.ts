import { MongoClient } from 'mongodb'
import type { Document, IndexSpecification, CreateIndexesOptions } from 'mongodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openEngine } from './engine'
import { removeExpired } from './expiry'
import { parseFilter } from './filter'
import { planQuery } from './planner'
import { startEmbeddedServer } from './server'
import { failureOf, startTestServer } from './test-server'
import type { TestServer } from './test-server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.slow.length = 0
})

describe('a unique index', () => {
  it('names the index, the key and the value it objects to', async () => {
    const collection = server.fresh()
    await collection.createIndex({ section: 1, slug: -1 }, { unique: true }, {})
    await collection.insertOne({ section: 'news', slug: 'a' })

    const failure = await failureOf(() => collection.insertOne({ section: 'news', slug: 'a' }))

    expect(failure).toMatchObject({
      name: 'MongoServerError',
      code: 11000,
      keyPattern: { section: 1, slug: -1 },
      keyValue: { section: 'news', slug: 'a' },
      message: `E11000 duplicate key error collection: ${collection.namespace} index: section_1_slug_-1 dup key: { section: "news", slug: "a" }`,
    })
  })

  const violations: [string, Document[], Document[], IndexSpecification, CreateIndexesOptions, boolean][] = [
    ['counts missing as a value', [{ a: 1 }], [{ a: 2 }], { slug: 1 }, {}, true],
    ['is content with missing when sparse', [{ a: 1 }], [{ a: 2 }], { slug: 1 }, { sparse: true }, false],
    [
      'looks only at what its partial filter names',
      [{ k: 1, s: 'x' }],
      [{ k: 1, s: 'y' }],
      { k: 1 },
      { partialFilterExpression: { s: 'x' } },
      false,
    ],
    [
      'looks at all that its partial filter names',
      [{ k: 1, s: 'x' }],
      [{ k: 1, s: 'x' }],
      { k: 1 },
      { partialFilterExpression: { s: 'x' } },
      true,
    ],
    ['looks into arrays', [{ k: [1, 2] }], [{ k: [2, 3] }], { k: 1 }, {}, true],
    ['lets one document repeat itself', [{ k: [1, 1] }], [{ k: [2, 2] }], { k: 1 }, {}, false],
    ['takes 1 and 1.0 for the same', [{ k: 1 }], [{ k: 1.0 }], { k: 1 }, {}, true],
    ['tells 1 from "1"', [{ k: 1 }], [{ k: '1' }], { k: 1 }, {}, false],
  ]
  it.each(violations)('%s', async (_, first, second, key, options, isViolated) => {
    const collection = server.fresh()
    await collection.createIndex(key, { unique: true, ...options }, {})
    await collection.insertMany(first)

    const codes = await collection.insertMany(second).then(
      () => [],
      (error: unknown) => [(error as { code: number }).code],
    )

    expect(codes).toEqual(isViolated ? [11000] : [])
  })

  it('refuses an update, and leaves the document as it was and searchable', async () => {
    const collection = server.fresh()
    await collection.createIndex({ slug: 1 }, { unique: true }, {})
    await collection.createIndex({ title: 'text' }, {}, {})
    await collection.insertMany([
      { slug: 'a', title: 'one' },
      { slug: 'b', title: 'two' },
    ])

    const failure = await failureOf(() => collection.updateOne({ slug: 'b' }, { $set: { slug: 'a', title: 'three' } }))

    expect(failure.code).toBe(11000)
    expect(await collection.countDocuments({ $text: { $search: 'two' } })).toBe(1)
    expect(await collection.countDocuments({ $text: { $search: 'three' } })).toBe(0)
  })

  it('cannot be made over duplicates, and leaves nothing behind', async () => {
    const collection = server.fresh()
    await collection.insertMany([{ k: 1 }, { k: 1 }])

    const failure = await failureOf(() => collection.createIndex({ k: 1 }, { unique: true }, {}))

    expect(failure.code).toBe(11000)
    expect(await collection.indexes()).toHaveLength(1)
  })
})

describe('creating indexes', () => {
  it('the same again changes nothing; another under its name is refused', async () => {
    const collection = server.fresh()

    expect(await collection.createIndex({ a: 1, b: -1 }, {}, {})).toBe('a_1_b_-1')
    expect(await collection.createIndex({ a: 1, b: -1 }, {}, {})).toBe('a_1_b_-1')
    expect((await failureOf(() => collection.createIndex({ a: 1, b: -1 }, { unique: true }, {}))).code).toBe(86)
    expect((await failureOf(() => collection.createIndex({ a: 1, b: -1 }, { name: 'other' }, {}))).code).toBe(85)
  })

  it('over documents that are there finds them all', async () => {
    const collection = server.fresh()
    await collection.insertMany(Array.from({ length: 500 }, (_, n) => ({ n, words: `word${n % 5}` })))

    await collection.createIndexes([{ key: { n: 1 } }, { key: { words: 'text' } }], {})

    expect(await collection.countDocuments({ n: { $gte: 100 } })).toBe(400)
    expect(await collection.countDocuments({ $text: { $search: 'word3' } })).toBe(100)
  })

  it('while others write misses none of their documents', async () => {
    const collection = server.fresh()
    await collection.insertMany(Array.from({ length: 800 }, (_, n) => ({ n, pad: 'x'.repeat(200) })))

    const built = collection.createIndex({ n: 1, pad: 1 }, {}, {})
    const written = Promise.all([
      ...Array.from({ length: 40 }, (_, at) => collection.insertOne({ n: 5000 + at })),
      ...Array.from({ length: 40 }, (_, at) => collection.updateOne({ n: at * 20 }, { $inc: { n: 10_000 } })),
      ...Array.from({ length: 40 }, (_, at) => collection.deleteOne({ n: at * 20 + 1 })),
    ])
    await Promise.all([built, written])

    const throughIndex = (
      await collection
        .find({ n: { $gte: -1 } })
        .hint({ n: 1, pad: 1 })
        .toArray()
    ).map(({ _id }) => _id.toHexString())
    const throughScan = (
      await collection
        .find({ n: { $gte: -1 } })
        .hint({ $natural: 1 })
        .toArray()
    ).map(({ _id }) => _id.toHexString())
    expect(throughIndex.toSorted()).toEqual(throughScan.toSorted())
    expect(throughIndex).toHaveLength(800)
  })

  it('by another process is noticed', async () => {
    const other = await startEmbeddedServer({ dataDirectory: server.directory })
    const client = await new MongoClient(other.uri).connect()
    const collection = server.fresh()
    await collection.insertOne({ k: 1 })

    await client.db('test').collection(collection.collectionName).createIndex({ k: 1 }, { unique: true }, {})
    const failure = await failureOf(() => collection.insertOne({ k: 1 }))
    await client.close()
    await other.close()

    expect(failure.code).toBe(11000)
  })
})

describe('the planner', () => {
  const read: [string, IndexSpecification, CreateIndexesOptions, Document, Document][] = [
    ['an equality', { a: 1 }, {}, { a: 3 }, {}],
    ['an equality, then a sort', { a: 1, b: -1 }, {}, { a: 3 }, { b: -1 }],
    ['the sort the other way round', { a: 1, b: -1 }, {}, { a: 3 }, { b: 1 }],
    ['a list, then a sort', { a: 1, b: -1 }, {}, { a: { $in: [1, 3] } }, { b: -1 }],
    ['a range', { b: 1 }, {}, { b: { $gt: 10, $lte: 20 } }, {}],
    ['a descending range', { b: -1 }, {}, { b: { $gt: 10, $lte: 20 } }, {}],
    ['a beginning', { s: 1 }, {}, { s: { $regex: '^s1' } }, {}],
    ['a descending beginning', { s: -1 }, {}, { s: { $regex: '^s1' } }, {}],
    ['a sort alone', { b: 1 }, {}, {}, { b: -1 }],
    ['an item of an array', { t: 1, b: -1 }, {}, { t: 'x' }, { b: -1 }],
    ['alternatives with an index each', { a: 1 }, {}, { $or: [{ a: 1 }, { _id: 7 }] }, {}],
    [
      'a page that begins after a document',
      { a: 1, b: -1, _id: -1 },
      {},
      { a: 3, $or: [{ b: { $lt: 33 } }, { b: 33, _id: { $lt: 33 } }] },
      { b: -1, _id: -1 },
    ],
    ['a sparse index for a value', { u: 1 }, { sparse: true }, { u: 4 }, {}],
    [
      'a partial index for what it holds',
      { b: 1 },
      { partialFilterExpression: { a: 3 } },
      { a: 3, b: { $gt: 40 } },
      { b: 1 },
    ],
    [
      'a partial index for a narrower range',
      { a: 1 },
      { partialFilterExpression: { b: { $gt: 5 } } },
      { a: 3, b: { $gt: 40 } },
      {},
    ],
  ]
  it.each(read)('answers %s from an index as a scan does', async (_, key, options, filter, sort) => {
    const collection = server.fresh()
    await collection.insertMany(
      Array.from({ length: 60 }, (_, n) => ({
        _id: n as never,
        a: n % 5,
        b: n,
        s: `s${n}`,
        t: n % 3 ? ['x', 'y'] : ['y'],
        ...(n % 4 ? {} : { u: n }),
      })),
    )
    const scanned = await collection.find(filter).hint({ $natural: 1 }).toArray()
    await collection.createIndex(key, options, {})
    server.slow.length = 0

    const found = await collection.find(filter).sort(sort).toArray()

    expect(server.slow).toEqual([])
    expect(found.map(({ _id }) => Number(_id)).toSorted((x, y) => x - y)).toEqual(scanned.map(({ _id }) => Number(_id)))
    expect(found.length).toBeGreaterThan(0)
  })

  it('looks up documents that are named, however much else is asked of them', async () => {
    const collection = server.fresh()
    await collection.createIndex({ state: 1, at: -1 }, {}, {})
    await collection.insertOne({ _id: 1 as never, state: 'live', at: 1 })
    const engine = await openEngine({ file: `${server.directory}/database.sqlite` })
    const known = engine.catalog.find('test', collection.collectionName)
    const filter = parseFilter({ _id: { $in: [1, 2, 3] }, state: 'live', at: { $lte: 5 } })
    const plan = known && planQuery(known, { filter, sort: [{ path: 'at', direction: -1, isTextScore: false }] })
    engine.close()
    expect(plan).toMatchObject({ kind: 'ranges', index: '_id_' })
  })

  it('reads a deep page from where it begins, not from the start of the list', async () => {
    const collection = server.fresh()
    await collection.createIndex({ a: 1, b: -1, _id: -1 }, {}, {})
    await collection.insertMany(Array.from({ length: 3000 }, (_, n) => ({ _id: n as never, a: 1, b: n })))

    const started = performance.now()
    const page = await collection
      .find({ a: 1, $or: [{ b: { $lt: 50 } }, { b: 50, _id: { $lt: 50 as never } }] })
      .sort({ b: -1, _id: -1 })
      .limit(3)
      .toArray()

    expect(page.map(({ _id }) => Number(_id))).toEqual([49, 48, 47])
    expect(performance.now() - started).toBeLessThan(1000)
  })

  const unread: [string, IndexSpecification, CreateIndexesOptions, Document, number[]][] = [
    ['a sparse index for missing', { u: 1 }, { sparse: true }, { u: null }, [1]],
    ['a partial index for what it does not hold', { a: 1 }, { partialFilterExpression: { b: 1 } }, { a: 1 }, [0, 1]],
  ]
  it.each(unread)('does not use %s', async (_, key, options, filter, expected) => {
    const collection = server.fresh()
    await collection.createIndex(key, options, {})
    await collection.insertMany([
      { _id: 0 as never, a: 1, b: 1, u: 1 },
      { _id: 1 as never, a: 1, b: 2 },
    ])

    expect((await collection.find(filter).toArray()).map(({ _id }) => Number(_id))).toEqual(expected)
  })

  it('finds both bounds met by different items of an array, as MongoDB does', async () => {
    const collection = server.fresh()
    await collection.createIndex({ a: 1 }, {}, {})
    await collection.insertOne({ a: [1, 10] })

    expect(await collection.countDocuments({ a: { $gt: 5, $lt: 8 } })).toBe(1)
  })

  it('refuses two arrays in one index', async () => {
    const collection = server.fresh()
    await collection.createIndex({ a: 1, b: 1 }, {}, {})

    expect((await failureOf(() => collection.insertOne({ a: [1], b: [2] }))).code).toBe(171)
  })

  it('reports a scan by its fields and never by its values', async () => {
    const collection = server.fresh()
    await collection.insertOne({ email: 'reader@example.org' })

    await collection.findOne({ email: 'reader@example.org' })

    expect(server.slow).toMatchObject([
      { namespace: collection.namespace, command: 'find', reason: 'scan', fields: ['email'] },
    ])
    expect(JSON.stringify(server.slow)).not.toContain('example.org')
  })
})

describe('a text search', () => {
  const texts = [
    'climate change policy',
    'change the climate',
    "Élysée's elections",
    'running fast',
    'pre-market trade',
  ]
  const cases: [string, string, number[]][] = [
    ['any of the words', 'policy fast', [0, 3]],
    ['a phrase', '"climate change"', [0]],
    ['a phrase and words that rank', '"climate change" fast', [0]],
    ['without a word', 'climate -policy', [1]],
    ['without a phrase', 'climate -"climate change"', [1]],
    ['whatever the case', 'CLIMATE', [0, 1]],
    ['whatever the accents', 'elysee', [2]],
    ['a possessive', "Élysée's", [2]],
    ['by stem', 'election', [2]],
    ['a word with a hyphen is two', 'pre-market', [4]],
    ['punctuation is nothing', '")(*&^', []],
    ['nothing is nothing', '  ', []],
    ['only exclusions find nothing', '-climate', []],
    ['operators of the search engine are words', 'NEAR OR AND NOT climate*', [0, 1]],
    ['a zero byte', 'fast\0', [3]],
  ]
  it.each(cases)('finds %s', async (_, search, expected) => {
    const collection = server.fresh()
    await collection.createIndex({ t: 'text' }, {}, {})
    await collection.insertMany(texts.map((t, at) => ({ _id: at as never, t })))

    const found = await collection.find({ $text: { $search: search } }).toArray()

    expect(found.map(({ _id }) => Number(_id)).toSorted()).toEqual(expected)
  })

  it('without a language leaves words as they are', async () => {
    const collection = server.fresh()
    await collection.createIndex({ t: 'text' }, { default_language: 'none' }, {})
    await collection.insertOne({ t: 'elections' })

    expect(await collection.countDocuments({ $text: { $search: 'election' } })).toBe(0)
    expect(await collection.countDocuments({ $text: { $search: 'elections' } })).toBe(1)
  })

  it('ranks by weight and says the score', async () => {
    const collection = server.fresh()
    await collection.createIndex({ title: 'text', body: 'text' }, { weights: { title: 10 } }, {})
    await collection.insertMany([
      { _id: 1 as never, title: 'zzz', body: 'kiwi kiwi' },
      { _id: 2 as never, title: 'kiwi', body: 'zzz yyy' },
    ])

    const found = await collection
      .find({ $text: { $search: 'kiwi' } })
      .sort({ score: { $meta: 'textScore' } })
      .project({ score: { $meta: 'textScore' } })
      .toArray()
    const aggregated = await collection
      .aggregate([
        { $match: { $text: { $search: 'kiwi' } } },
        { $addFields: { score: { $meta: 'textScore' } } },
        { $sort: { score: -1 } },
        { $project: { score: 1 } },
      ])
      .toArray()

    expect(found.map(({ _id }) => Number(_id))).toEqual([2, 1])
    expect(Number(found[0]?.['score'])).toBeGreaterThan(Number(found[1]?.['score']))
    expect(aggregated.map(({ _id }) => Number(_id))).toEqual([2, 1])
  })

  it('goes together with other conditions, also inside $and', async () => {
    const collection = server.fresh()
    await collection.createIndex({ t: 'text' }, {}, {})
    await collection.insertMany(Array.from({ length: 100 }, (_, n) => ({ t: 'kiwi', n })))

    const found = await collection
      .find({ $and: [{ $text: { $search: 'kiwi' } }, { n: { $gte: 40 } }] })
      .sort({ n: 1 })
      .skip(5)
      .limit(2)
      .toArray()

    expect(found.map((document) => document['n'] as number)).toEqual([45, 46])
  })

  it('follows every change of the text', async () => {
    const collection = server.fresh()
    await collection.createIndex({ t: 'text', 'parts.text': 'text' }, {}, {})
    await collection.insertOne({ t: 'kiwi', parts: [{ text: 'apple' }, { text: 'pear' }] })
    const found = async (word: string) => collection.countDocuments({ $text: { $search: word } })

    expect([await found('kiwi'), await found('pear'), await found('mango')]).toEqual([1, 1, 0])
    await collection.updateOne({}, { $set: { 'parts.1.text': 'mango' } })
    expect([await found('kiwi'), await found('pear'), await found('mango')]).toEqual([1, 0, 1])
    await collection.deleteOne({})
    expect([await found('kiwi'), await found('mango')]).toEqual([0, 0])
  })
})

describe('an expiring index', () => {
  it('removes what is old enough and keeps the rest', async () => {
    const collection = server.fresh()
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 }, {})
    const now = new Date('2026-01-01T00:00:00Z')
    const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)
    await collection.insertMany([{ at: ago(61) }, { at: ago(59) }, { at: 'no date' }, {}, { at: [ago(100), ago(0)] }])
    const engine = await openEngine({ file: `${server.directory}/database.sqlite` })

    const removed = await removeExpired(engine, now)
    engine.close()

    expect(removed).toBe(2)
    expect(await collection.countDocuments({})).toBe(3)
  })
})
