import type { Collection } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../test-server'
import { filled, idsOf } from './contract-server'
import type { Connected } from './contract-server'

/** What becomes of many writes, of wrong ones, and of collections, on any MongoDB. */
export function describeWrites(server: Connected): void {
  describe('writing many', () => {
    it('in order keeps those before the failing one', async () => {
      const collection = server().fresh()

      const failure = await failureOf(() =>
        collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }] as never),
      )

      expect(failure).toMatchObject({ name: 'MongoBulkWriteError', code: 11000, result: { insertedCount: 2 } })
      expect(await idsOf(collection, {})).toEqual([1, 2])
    })

    it('in no order keeps all but the failing ones', async () => {
      const collection = server().fresh()

      await failureOf(() => collection.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never, { ordered: false }))

      expect(await idsOf(collection, {})).toEqual([1, 2])
    })

    it('mixes operations in bulkWrite', async () => {
      const collection = server().fresh()

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
      const collection = await filled(server(), [{ a: 1 }, { a: 1 }, { a: 1 }])

      expect((await collection.deleteOne({ a: 1 })).deletedCount).toBe(1)
      expect((await collection.deleteMany({})).deletedCount).toBe(2)
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
      ['a name with a dollar', () => server().db.command({ insert: 'a$b', documents: [{}] }), 73],
      ['a sort direction', (c) => server().db.command({ find: c.collectionName, sort: { a: 2 } }), 2],
    ]
    it.each(cases)('%s', async (_, call, code) => {
      const collection = await filled(server(), [{ n: 1, s: 'text' }])

      expect((await failureOf(() => call(collection))).code).toBe(code)
    })
  })

  describe('collections', () => {
    it('are listed, made and dropped', async () => {
      const db = server().client.db('listing')
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
}
