import { Binary, BSON, Decimal128, Long, ObjectId } from 'mongodb'
import type { Collection, Document, Filter } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, startTestServer } from './test-server'
import type { TestServer } from './test-server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const withoutId = { projection: { _id: 0 } }
const numbered = (documents: readonly Document[]): Document[] =>
  documents.map((document, at) => ({ _id: at as never, ...document }))

async function filled(documents: readonly Document[]): Promise<Collection> {
  const collection = server.fresh()
  await collection.insertMany(numbered(documents))
  return collection
}

const ids = async (collection: Collection, filter: Document): Promise<unknown[]> =>
  (await collection.find(filter as Filter<Document>).toArray()).map((document) => document._id)

describe('a filter finds what MongoDB finds', () => {
  const people = [
    { a: 1, t: ['x', 'y'], o: { x: 1, y: 2 }, n: null },
    { a: 2.5, t: ['z'], o: { y: 2, x: 1 } },
    { a: 'text', t: [], o: { x: 1 } },
    { a: [5, 10], t: 'x', o: [{ x: 1 }, { x: 2, z: 1 }] },
    { a: true, d: new Date(0), o: [{ z: 1 }] },
    { a: null, o: 7 },
  ]
  const cases: [Document, number[]][] = [
    [{}, [0, 1, 2, 3, 4, 5]],
    [{ a: 1 }, [0]],
    [{ a: { $eq: 2.5 } }, [1]],
    [{ a: { $ne: 1 } }, [1, 2, 3, 4, 5]],
    [{ a: { $gt: 1 } }, [1, 3]],
    [{ a: { $gte: 1, $lt: 2 } }, [0]],
    [{ a: { $gt: 7, $lt: 8 } }, [3]],
    [{ a: { $lte: 'z' } }, [2]],
    [{ a: null }, [5]],
    [{ n: null }, [0, 1, 2, 3, 4, 5]],
    [{ n: { $ne: null } }, []],
    [{ n: { $exists: true } }, [0]],
    [{ n: { $exists: false } }, [1, 2, 3, 4, 5]],
    [{ a: { $in: [1, 'text', 5] } }, [0, 2, 3]],
    [{ a: { $nin: [1, 'text', 5] } }, [1, 4, 5]],
    [{ a: { $in: [[5, 10]] } }, [3]],
    [{ t: 'x' }, [0, 3]],
    [{ t: ['x', 'y'] }, [0]],
    [{ t: ['y', 'x'] }, []],
    [{ t: [] }, [2]],
    [{ t: { $all: ['y', 'x'] } }, [0]],
    [{ t: { $all: ['x'] } }, [0, 3]],
    [{ t: { $size: 1 } }, [1]],
    [{ 't.0': 'z' }, [1]],
    [{ o: { x: 1, y: 2 } }, [0]],
    [{ 'o.x': 1 }, [0, 1, 2, 3]],
    [{ 'o.z': null }, [0, 1, 2, 3, 5]],
    [{ 'o.x': { $exists: false } }, [4, 5]],
    [{ o: { $elemMatch: { x: 2, z: 1 } } }, [3]],
    [{ o: { $elemMatch: { x: 1, z: 1 } } }, []],
    [{ a: { $elemMatch: { $gt: 4, $lt: 6 } } }, [3]],
    [{ a: { $not: { $gt: 1 } } }, [0, 2, 4, 5]],
    [{ $or: [{ a: 1 }, { t: 'z' }] }, [0, 1]],
    [{ $nor: [{ a: 1 }, { t: 'z' }] }, [2, 3, 4, 5]],
    [{ $and: [{ t: 'x' }, { t: 'y' }] }, [0]],
    [{ a: { $type: 'string' } }, [2]],
    [{ a: { $type: ['bool', 'null'] } }, [4, 5]],
    [{ a: { $type: 'number' } }, [0, 1, 3]],
    [{ a: { $mod: [5, 0] } }, [3]],
    [{ d: { $lte: new Date() } }, [4]],
    [{ d: new Date(0) }, [4]],
    [{ $expr: { $eq: ['$a', 1] } }, [0]],
    [{ a: /^te/ }, [2]],
    [{ a: { $regex: '^te' } }, [2]],
    [{ $comment: 'why' }, [0, 1, 2, 3, 4, 5]],
  ]
  it.each(cases)('%j', async (filter, expected) => {
    const collection = await filled(people)

    expect(await ids(collection, filter)).toEqual(expected)
  })
})

describe('an update does what MongoDB does', () => {
  const cases: [string, Document, Document | Document[], Document][] = [
    ['$set makes the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    ['$set of a place in an array', { a: [1, 2] }, { $set: { 'a.3': 4 } }, { a: [1, 2, null, 4] }],
    [
      '$set keeps the order of fields inside',
      { o: { a: 1, b: 2 } },
      { $set: { o: { b: 2, a: 1 } } },
      { o: { b: 2, a: 1 } },
    ],
    ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    ['$unset in an array leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    ['$inc of a missing field', {}, { $inc: { 'n.views': 2 } }, { n: { views: 2 } }],
    ['$mul', { n: 3 }, { $mul: { n: 2 } }, { n: 6 }],
    ['$mul of a missing field is 0', {}, { $mul: { n: 2 } }, { n: 0 }],
    ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 7 } }, { a: 3, b: 7 }],
    ['$rename, whatever the order of names', { z: 1 }, { $rename: { z: 'a' } }, { a: 1 }],
    ['$push', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    [
      '$push with $each, $sort and $slice',
      { a: [3] },
      { $push: { a: { $each: [1, 2], $sort: 1, $slice: -2 } } },
      { a: [2, 3] },
    ],
    ['$push with $position', { a: [3] }, { $push: { a: { $each: [1], $position: 0 } } }, { a: [1, 3] }],
    [
      '$push of documents by a field',
      { a: [{ s: 2 }] },
      { $push: { a: { $each: [{ s: 1 }], $sort: { s: 1 } } } },
      { a: [{ s: 1 }, { s: 2 }] },
    ],
    ['$addToSet', { a: [1, 1] }, { $addToSet: { a: { $each: [1, 2] } } }, { a: [1, 1, 2] }],
    ['$pull of a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['$pull by a condition', { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
    [
      '$pull by the fields of an item',
      { a: [{ x: 1, y: 1 }, { x: 2 }] },
      { $pull: { a: { x: 1 } } },
      { a: [{ x: 2 }] },
    ],
    ['$pullAll', { a: [1, 2, 3] }, { $pullAll: { a: [1, 2] } }, { a: [3] }],
    ['$pop', { a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
    ['$pop from the front', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    ['$bit', { n: 5 }, { $bit: { n: { and: 6 } } }, { n: 4 }],
    ['every item: $[]', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 10 } }, { a: [{ n: 11 }, { n: 12 }] }],
    ['a pipeline', { a: 1 }, [{ $set: { b: { $add: ['$a', 1] } } }, { $unset: 'a' }], { b: 2 }],
    ['odd names', {}, { $set: { 'og-title': 1, "it's": 2, 'a b': 3 } }, { 'a b': 3, "it's": 2, 'og-title': 1 }],
  ]
  it.each(cases)('%s', async (_, before, update, after) => {
    const collection = await filled([before])

    await collection.updateOne({}, update)

    expect(JSON.stringify(await collection.findOne({}, withoutId))).toBe(JSON.stringify(after))
  })

  it('$ is the item that the filter found', async () => {
    const collection = await filled([{ a: [{ k: 1 }, { k: 2 }, { k: 2 }] }])

    await collection.updateOne({ 'a.k': 2 }, { $set: { 'a.$.z': 9 } })

    expect(await collection.findOne({}, withoutId)).toEqual({ a: [{ k: 1 }, { k: 2, z: 9 }, { k: 2 }] })
  })

  it('array filters choose the items', async () => {
    const collection = await filled([{ a: [{ k: 1 }, { k: 2 }, { k: 3 }] }])

    await collection.updateOne({}, { $set: { 'a.$[big].z': 9 } }, { arrayFilters: [{ 'big.k': { $gt: 1 } }] })

    expect(await collection.findOne({}, withoutId)).toEqual({ a: [{ k: 1 }, { k: 2, z: 9 }, { k: 3, z: 9 }] })
  })

  it('$currentDate is now', async () => {
    const collection = await filled([{}])

    await collection.updateOne({}, { $currentDate: { at: true } })

    expect(Math.abs(Date.now() - ((await collection.findOne())?.['at'] as Date).getTime())).toBeLessThan(10_000)
  })

  it('one matching document is changed, the others are not', async () => {
    const collection = await filled([{ s: 'a' }, { s: 'a' }, { s: 'a' }])

    const result = await collection.updateOne({ s: 'a' }, { $set: { hit: 1 } })

    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 })
    expect(await collection.countDocuments({ hit: 1 })).toBe(1)
  })

  it('a change that changes nothing is matched and not modified', async () => {
    const collection = await filled([{ a: 1 }])

    expect(await collection.updateOne({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 })
  })

  it('updateMany changes every document once, even when the change moves it in the index that is read', async () => {
    const collection = server.fresh()
    await collection.createIndex({ n: 1 }, {}, {})
    await collection.insertMany(Array.from({ length: 300 }, (_, n) => ({ n })))

    const result = await collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } })

    expect(result.modifiedCount).toBe(300)
    expect(await collection.countDocuments({ n: { $gte: 1000, $lt: 1300 } })).toBe(300)
  })
})

describe('an upsert', () => {
  it('starts from the equalities of its filter and applies $setOnInsert', async () => {
    const collection = server.fresh()

    const result = await collection.updateOne(
      { slug: 'a', 'o.x': { $eq: 2 }, n: { $gt: 5 } },
      { $set: { t: 1 }, $setOnInsert: { made: 1 } },
      { upsert: true },
    )

    expect(result.upsertedCount).toBe(1)
    expect(await collection.findOne({}, withoutId)).toEqual({ slug: 'a', o: { x: 2 }, t: 1, made: 1 })
  })

  it('does not apply $setOnInsert to what is there', async () => {
    const collection = await filled([{ slug: 'a' }])

    await collection.updateOne({ slug: 'a' }, { $set: { t: 1 }, $setOnInsert: { made: 1 } }, { upsert: true })

    expect(await collection.findOne({}, withoutId)).toEqual({ slug: 'a', t: 1 })
  })

  it('takes the _id of its filter for a replacement', async () => {
    const collection = server.fresh()

    await collection.replaceOne({ _id: 'k' as never }, { t: 1 }, { upsert: true })

    expect(await collection.find().toArray()).toEqual([{ _id: 'k', t: 1 }])
  })

  it('made many times at once makes one document', async () => {
    const collection = server.fresh()
    await collection.createIndex({ k: 1 }, { unique: true }, {})

    await Promise.all(
      Array.from({ length: 20 }, () => collection.updateOne({ k: 'a' }, { $inc: { n: 1 } }, { upsert: true })),
    )

    expect(await collection.find({}, withoutId).toArray()).toEqual([{ k: 'a', n: 20 }])
  })

  it('of many makes one', async () => {
    const collection = server.fresh()

    const result = await collection.updateMany({ slug: 'a' }, { $set: { t: 1 } }, { upsert: true })

    expect(result).toMatchObject({ upsertedCount: 1, matchedCount: 0 })
  })
})

describe('findOneAnd…', () => {
  it('answers the document before the change, and after it when asked', async () => {
    const collection = await filled([{ v: 1 }])

    expect(await collection.findOneAndUpdate({}, { $inc: { v: 1 } }, withoutId)).toEqual({ v: 1 })
    expect(
      await collection.findOneAndUpdate({}, { $inc: { v: 1 } }, { ...withoutId, returnDocument: 'after' }),
    ).toEqual({ v: 3 })
  })

  it('takes the first of its sort', async () => {
    const collection = await filled([{ v: 1 }, { v: 9 }, { v: 5 }])

    expect(await collection.findOneAndUpdate({}, { $set: { x: 1 } }, { sort: { v: -1 } })).toMatchObject({ v: 9 })
    expect(await collection.findOneAndDelete({}, { sort: { v: 1 } })).toMatchObject({ v: 1 })
    expect(await collection.findOneAndReplace({}, { z: 1 }, { sort: { v: 1 } })).toMatchObject({ v: 5 })
  })

  it('answers only the projected fields', async () => {
    const collection = await filled([{ v: 1, w: 2 }])

    expect(await collection.findOneAndUpdate({}, { $set: { x: 1 } }, { projection: { _id: 0, w: 1 } })).toEqual({
      w: 2,
    })
  })

  it('says what happened when asked for it', async () => {
    const collection = server.fresh()

    const made = await collection.findOneAndUpdate(
      { k: 1 },
      { $inc: { n: 1 } },
      { upsert: true, includeResultMetadata: true },
    )
    const changed = await collection.findOneAndUpdate(
      { k: 1 },
      { $inc: { n: 1 } },
      { upsert: true, includeResultMetadata: true },
    )

    expect(made).toMatchObject({
      value: null,
      lastErrorObject: { n: 1, updatedExisting: false, upserted: expect.any(ObjectId) as unknown },
    })
    expect(changed).toMatchObject({ value: { n: 1 }, lastErrorObject: { n: 1, updatedExisting: true } })
  })

  it('answers null when there is nothing', async () => {
    expect(await server.fresh().findOneAndDelete({ k: 1 })).toBeNull()
  })
})

describe('reading', () => {
  it('gives back every type as it was stored', async () => {
    const collection = server.fresh()
    const stored = {
      _id: new ObjectId(),
      date: new Date(-1e14),
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.5'),
      bytes: new Binary(Buffer.from('hi')),
      nested: { list: [new ObjectId(), [1, [2]], { deep: null }] },
      text: 'Əliyev',
      yes: true,
      nothing: null,
    }

    await collection.insertOne(stored)

    expect(BSON.EJSON.stringify(await collection.findOne())).toBe(BSON.EJSON.stringify(stored))
  })

  it('orders values by type and then by value', async () => {
    const values = [
      null,
      1,
      2.5,
      Long.fromString('9007199254740993'),
      'a',
      'b',
      { a: 1 },
      new ObjectId(),
      false,
      true,
      new Date(0),
    ]
    const collection = await filled(values.toReversed().map((v) => ({ v })))

    expect((await collection.find().sort({ v: 1 }).toArray()).map((document) => document['v'] as unknown)).toEqual(
      values,
    )
  })

  it('sorts arrays by their least item up and their greatest down, missing first', async () => {
    const collection = await filled([{ v: [5, 1] }, { v: 3 }, {}, { v: [] }, { v: [2, 9] }])

    expect((await collection.find().sort({ v: 1 }).toArray()).map((document) => document._id)).toEqual([3, 2, 0, 4, 1])
    expect((await collection.find().sort({ v: -1 }).toArray()).map((document) => document._id)).toEqual([4, 0, 1, 2, 3])
  })

  const projections: [Document, Document][] = [
    [
      { a: 1 },
      {
        _id: 0,
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
    ],
    [{ 'a.x': 1, _id: 0 }, { a: [{ x: 1 }, { x: 2 }] }],
    [
      { 'a.x': 0, _id: 0, b: 0 },
      { a: [{ y: 1 }, { y: 2 }], d: new Date(0) },
    ],
    [
      { b: 0, d: 0 },
      {
        _id: 0,
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
    ],
    [
      { a: { $slice: 1 }, b: 0, d: 0 },
      { _id: 0, a: [{ x: 1, y: 1 }] },
    ],
    [
      { a: { $slice: [-1, 1] }, b: 1, _id: 0 },
      { a: [{ x: 2, y: 2 }], b: { c: 1, d: 2 } },
    ],
    [{ a: { $elemMatch: { x: 2 } } }, { _id: 0, a: [{ x: 2, y: 2 }] }],
    [{ 'b.c': 1 }, { _id: 0, b: { c: 1 } }],
    [{ _id: 1 }, { _id: 0 }],
    [{ d: true, _id: false }, { d: new Date(0) }],
  ]
  it.each(projections)('projects %j', async (projection, expected) => {
    const collection = await filled([
      {
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
        b: { c: 1, d: 2 },
        d: new Date(0),
      },
    ])

    expect(await collection.findOne({}, { projection })).toEqual(expected)
  })

  it('brings a large result in batches, each document once', async () => {
    const collection = server.fresh()
    await collection.insertMany(Array.from({ length: 1000 }, (_, n) => ({ n })))

    const found = await collection.find().sort({ n: -1 }).batchSize(7).toArray()

    expect(found.map((document) => document['n'] as number)).toEqual(Array.from({ length: 1000 }, (_, n) => 999 - n))
  })

  it('forgets a cursor that was closed', async () => {
    const collection = await filled(Array.from({ length: 10 }, () => ({})))
    const first = await server.db.command({ find: collection.collectionName, batchSize: 2 })
    const cursor = (first['cursor'] as { id: Long }).id

    const killed = await server.db.command({ killCursors: collection.collectionName, cursors: [cursor] })
    const failure = await failureOf(() => server.db.command({ getMore: cursor, collection: collection.collectionName }))

    expect(killed['cursorsKilled']).toHaveLength(1)
    expect(failure.code).toBe(43)
  })

  it('skips, limits and counts', async () => {
    const collection = await filled([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }])

    expect(
      (await collection.find().sort({ n: 1 }).skip(1).limit(2).toArray()).map((document) => document['n'] as number),
    ).toEqual([2, 3])
    expect(await collection.countDocuments({ n: { $gt: 1 } }, { skip: 1 })).toBe(2)
    expect(await collection.estimatedDocumentCount()).toBe(4)
  })

  it('names the distinct values, those of arrays one by one', async () => {
    const collection = await filled([{ a: { b: 'x' }, t: [1, 2] }, { a: { b: 'y' }, t: [2] }, { a: { b: 'x' } }])

    expect(await collection.distinct('a.b')).toEqual(['x', 'y'])
    expect(await collection.distinct('t')).toEqual([1, 2])
  })

  it('stops at maxTimeMS', async () => {
    const collection = server.fresh()
    await collection.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, pad: 'x'.repeat(500) })))

    const failure = await failureOf(() => collection.find({ missing: 1 }).sort({ n: 1 }).maxTimeMS(1).toArray())

    expect(failure.code).toBe(50)
  })
})

describe('writing many', () => {
  it('in order keeps those before the failing one', async () => {
    const collection = server.fresh()

    const failure = await failureOf(() =>
      collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }] as never),
    )

    expect(failure).toMatchObject({ name: 'MongoBulkWriteError', code: 11000, result: { insertedCount: 2 } })
    expect(await ids(collection, {})).toEqual([1, 2])
  })

  it('in no order keeps all but the failing ones', async () => {
    const collection = server.fresh()

    await failureOf(() => collection.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never, { ordered: false }))

    expect(await ids(collection, {})).toEqual([1, 2])
  })

  it('mixes operations in bulkWrite', async () => {
    const collection = server.fresh()

    const result = await collection.bulkWrite([
      { insertOne: { document: { a: 1 } } },
      { updateOne: { filter: { a: 1 }, update: { $set: { b: 1 } } } },
      { updateOne: { filter: { a: 7 }, update: { $set: { b: 1 } }, upsert: true } },
      { replaceOne: { filter: { a: 1 }, replacement: { c: 1 } } },
      { deleteOne: { filter: { a: 7 } } },
    ])

    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 2,
      modifiedCount: 2,
      upsertedCount: 1,
      deletedCount: 1,
    })
  })

  it('deletes one or all', async () => {
    const collection = await filled([{ a: 1 }, { a: 1 }, { a: 1 }])

    expect((await collection.deleteOne({ a: 1 })).deletedCount).toBe(1)
    expect((await collection.deleteMany({})).deletedCount).toBe(2)
  })
})

describe('an aggregation answers what MongoDB answers', () => {
  const sales = [
    { s: 'a', n: 1, t: ['x', 'y'], d: new Date('2024-01-01') },
    { s: 'a', n: 3, t: ['x'], d: new Date('2024-02-01') },
    { s: 'b', n: 5, t: [], d: new Date('2024-03-01') },
  ]
  const byId = { $sort: { _id: 1 } }
  const cases: [string, Document[], Document[]][] = [
    [
      'sums per group',
      [{ $group: { _id: '$s', n: { $sum: '$n' }, c: { $sum: 1 } } }, byId],
      [
        { _id: 'a', n: 4, c: 2 },
        { _id: 'b', n: 5, c: 1 },
      ],
    ],
    [
      'counts per group',
      [{ $group: { _id: '$s', c: { $count: {} } } }, byId],
      [
        { _id: 'a', c: 2 },
        { _id: 'b', c: 1 },
      ],
    ],
    [
      'other accumulators',
      [
        {
          $group: {
            _id: '$s',
            x: { $max: '$n' },
            m: { $min: '$n' },
            v: { $avg: '$n' },
            p: { $push: '$n' },
            f: { $first: '$n' },
            l: { $last: '$n' },
          },
        },
        byId,
      ],
      [
        { _id: 'a', x: 3, m: 1, v: 2, p: [1, 3], f: 1, l: 3 },
        { _id: 'b', x: 5, m: 5, v: 5, p: [5], f: 5, l: 5 },
      ],
    ],
    [
      'unwinds',
      [{ $unwind: '$t' }, { $sortByCount: '$t' }],
      [
        { _id: 'x', count: 2 },
        { _id: 'y', count: 1 },
      ],
    ],
    [
      'unwinds and keeps the empty',
      [
        { $unwind: { path: '$t', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $project: { _id: 1, t: 1, i: 1 } },
      ],
      [
        { _id: 0, t: 'x', i: 0 },
        { _id: 0, t: 'y', i: 1 },
        { _id: 1, t: 'x', i: 0 },
        { _id: 2, i: null },
      ],
    ],
    ['counts', [{ $match: { s: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    [
      'computes',
      [{ $project: { _id: 0, m: { $dateToString: { format: '%Y-%m', date: '$d' } } } }, { $limit: 1 }],
      [{ m: '2024-01' }],
    ],
    [
      'adds and removes fields',
      [{ $match: { n: 5 } }, { $addFields: { z: { $multiply: ['$n', 2] } } }, { $unset: ['d', 't', 's'] }],
      [{ _id: 2, n: 5, z: 10 }],
    ],
    [
      'sorts, skips and limits',
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { n: 1, _id: 0 } }],
      [{ n: 3 }],
    ],
    ['replaces the root', [{ $match: { n: 1 } }, { $replaceRoot: { newRoot: { v: '$n' } } }], [{ v: 1 }]],
    [
      'answers several at once',
      [{ $facet: { a: [{ $match: { s: 'a' } }, { $count: 'n' }], b: [{ $limit: 1 }, { $project: { s: 1 } }] } }],
      [{ a: [{ n: 2 }], b: [{ _id: 0, s: 'a' }] }],
    ],
    [
      'joins through an index',
      [
        { $match: { n: 5 } },
        { $lookup: { from: 'joined', localField: 's', foreignField: '_id', as: 'j' } },
        { $project: { j: 1, _id: 0 } },
      ],
      [{ j: [{ _id: 'b', name: 'Bee' }] }],
    ],
    ['an empty group for nothing', [{ $match: { s: 'none' } }, { $group: { _id: null, n: { $sum: 1 } } }], []],
  ]
  it.each(cases)('%s', async (_, pipeline, expected) => {
    const collection = await filled(sales)
    await server.db.collection('joined').updateOne({ _id: 'b' as never }, { $set: { name: 'Bee' } }, { upsert: true })

    expect(await collection.aggregate(pipeline).toArray()).toEqual(expected)
  })

  it('counts per value from an index, without reading the documents', async () => {
    const collection = server.fresh()
    await collection.createIndex({ status: 1, section: 1 }, {}, {})
    await collection.insertMany(
      Array.from({ length: 200 }, (_, n) => ({ status: n % 10 === 0 ? 'draft' : 'published', section: `s${n % 3}` })),
    )

    const counted = await collection
      .aggregate([
        { $match: { status: 'published' } },
        { $group: { _id: '$section', n: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      .toArray()

    expect(counted).toEqual([
      { _id: 's0', n: 60 },
      { _id: 's1', n: 60 },
      { _id: 's2', n: 60 },
    ])
  })
})

describe('what is not honoured is refused by name', () => {
  const cases: [string, (collection: Collection) => Promise<unknown>, RegExp][] = [
    ['collation', (c) => c.find().collation({ locale: 'en' }).toArray(), /collation/],
    ['a pattern', (c) => c.find({ a: /b/ }).toArray(), /pattern/],
    ['a pattern with flags', (c) => c.find({ a: /^b/i }).toArray(), /pattern/],
    ['a pattern in $in', (c) => c.find({ a: { $in: [/^b/] } }).toArray(), /pattern/],
    ['$where', (c) => c.find({ $where: 'true' }).toArray(), /\$where/],
    ['$jsonSchema', (c) => c.find({ $jsonSchema: {} }).toArray(), /\$jsonSchema/],
    ['$near', (c) => c.find({ a: { $near: [0, 0] } } as never).toArray(), /\$near/],
    [
      'a script',
      (c) => c.aggregate([{ $project: { a: { $function: { body: 'f', args: [], lang: 'js' } } } }]).toArray(),
      /\$function/,
    ],
    [
      'a pattern in an expression',
      (c) => c.find({ $expr: { $regexMatch: { input: '$a', regex: '(a+)+$' } } }).toArray(),
      /\$regexMatch/,
    ],
    ['$out', (c) => c.aggregate([{ $out: 'x' }]).toArray(), /\$out/],
    ['$graphLookup', (c) => c.aggregate([{ $graphLookup: {} }]).toArray(), /\$graphLookup/],
    ['a change stream', (c) => c.watch().next(), /\$changeStream/],
    ['an accumulator', (c) => c.aggregate([{ $group: { _id: 1, a: { $stdDevPop: '$n' } } }]).toArray(), /\$stdDevPop/],
    ['a hashed index', (c) => c.createIndex({ a: 'hashed' }, {}, {}), /hashed/],
    ['an index with a collation', (c) => c.createIndex({ a: 1 }, { collation: { locale: 'en' } }, {}), /collation/],
    ['a wildcard text index', (c) => c.createIndex({ '$**': 'text' }, {}, {}), /wildcard/],
    ['a capped collection', () => server.db.createCollection('capped', { capped: true, size: 1000 }), /capped/],
    ['a command it does not know', () => server.db.command({ mapReduce: 'x' }), /mapReduce/],
    ['an option it does not know', (c) => server.db.command({ find: c.collectionName, colour: 'red' }), /colour/],
    ['an update operator it does not know', (c) => c.updateOne({}, { $paint: { a: 1 } }), /\$paint/],
    ['a computed projection', (c) => c.find({}, { projection: { a: { $add: [1, 1] } } }).toArray(), /computed|\$add/],
    ['a positional projection', (c) => c.find({ a: 1 }, { projection: { 'a.$': 1 } }).toArray(), /positional/],
    ['a tailable cursor', (c) => c.find({}, { tailable: true }).toArray(), /tailable/],
    ['write concern of many', (c) => c.insertOne({}, { writeConcern: { w: 3 } }), /'w' > 1/],
    ['renaming a collection', (c) => c.rename('other'), /renameCollection/],
  ]
  it.each(cases)('%s', async (_, call, name) => {
    const collection = server.fresh()

    const failure = await failureOf(() => call(collection))

    expect(failure.name).toBe('MongoServerError')
    expect(failure.message).toMatch(name)
  })

  it('sessions and transactions are not offered', async () => {
    const session = server.client.startSession()
    const collection = server.fresh()

    const failure = await failureOf(() => session.withTransaction(() => collection.insertOne({}, { session })))
    await session.endSession()

    expect(failure.message).toMatch(/session|transaction/i)
  })
})

describe('what MongoDB refuses is refused with its code', () => {
  const cases: [string, (collection: Collection) => Promise<unknown>, number][] = [
    ['a step through a number', (c) => c.updateOne({}, { $set: { 'n.x': 1 } }), 28],
    ['an increment of a text', (c) => c.updateOne({}, { $inc: { s: 1 } }), 14],
    ['a push onto a number', (c) => c.updateOne({}, { $push: { n: 1 } } as never), 2],
    ['two changes of one path', (c) => c.updateOne({}, { $set: { a: 1 }, $inc: { 'a.b': 1 } }), 40],
    ['a change of _id', (c) => c.updateOne({}, { $set: { _id: 9 } }), 66],
    ['a replacement with another _id', (c) => c.replaceOne({}, { _id: 9 }), 66],
    ['an _id that is an array', (c) => c.insertOne({ _id: [1] } as never), 53],
    ['an unused array filter', (c) => c.updateOne({}, { $set: { a: 1 } }, { arrayFilters: [{ 'x.k': 1 }] }), 9],
    ['an empty $or', (c) => c.find({ $or: [] }).toArray(), 2],
    ['mixed projection', (c) => c.find({}, { projection: { a: 1, b: 0 } }).toArray(), 2],
    ['a hint of no index', (c) => c.find().hint('nope_1').toArray(), 2],
    ['$text without a text index', (c) => c.find({ $text: { $search: 'x' } }).toArray(), 27],
    ['dropping an index that is not there', (c) => c.dropIndex('nope'), 27],
    ['a name with a dollar', () => server.db.command({ insert: 'a$b', documents: [{}] }), 73],
    ['a sort direction', (c) => server.db.command({ find: c.collectionName, sort: { a: 2 } }), 2],
  ]
  it.each(cases)('%s', async (_, call, code) => {
    const collection = await filled([{ n: 1, s: 'text' }])

    expect((await failureOf(() => call(collection))).code).toBe(code)
  })
})

describe('collections', () => {
  it('are listed, made and dropped', async () => {
    const db = server.client.db('listing')
    await db.createCollection('one')
    await db.collection('two').insertOne({})

    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['one', 'two'])
    expect(await db.listCollections({ name: 'two' }, { nameOnly: true }).toArray()).toEqual([
      { name: 'two', type: 'collection' },
    ])
    expect((await failureOf(() => db.createCollection('one'))).code).toBe(48)

    await db.collection('two').drop()
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['one'])
    await db.dropDatabase()
    expect(await db.listCollections().toArray()).toEqual([])
  })
})
