import type { Collection } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeAggregations } from './contract/aggregations'
import { describeFilters } from './contract/filters'
import { describeReads } from './contract/reads'
import { describeUpdates } from './contract/updates'
import { describeWrites } from './contract/writes'
import { failureOf, startTestServer } from './test-server'
import type { TestServer } from './test-server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describeFilters(() => server)
describeUpdates(() => server)
describeReads(() => server)
describeWrites(() => server)
describeAggregations(() => server)

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

describe('a limit of time', () => {
  it('ends a command', async () => {
    const collection = server.fresh()
    await collection.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, pad: 'x'.repeat(500) })))

    const failure = await failureOf(() => collection.find({ missing: 1 }).sort({ n: 1 }).maxTimeMS(1).toArray())

    expect(failure.code).toBe(50)
  })
})
