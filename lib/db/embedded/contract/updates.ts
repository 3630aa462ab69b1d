import { ObjectId } from 'mongodb'
import type { Document } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { filled, withoutId } from './contract-server'
import type { Connected } from './contract-server'

/** What updates, upserts and findOneAnd… do, on any MongoDB. */
export function describeUpdates(server: Connected): void {
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
      const collection = await filled(server(), [before])

      await collection.updateOne({}, update)

      expect(JSON.stringify(await collection.findOne({}, withoutId))).toBe(JSON.stringify(after))
    })

    it('$ is the item that the filter found', async () => {
      const collection = await filled(server(), [{ a: [{ k: 1 }, { k: 2 }, { k: 2 }] }])

      await collection.updateOne({ 'a.k': 2 }, { $set: { 'a.$.z': 9 } })

      expect(await collection.findOne({}, withoutId)).toEqual({ a: [{ k: 1 }, { k: 2, z: 9 }, { k: 2 }] })
    })

    it('array filters choose the items', async () => {
      const collection = await filled(server(), [{ a: [{ k: 1 }, { k: 2 }, { k: 3 }] }])

      await collection.updateOne({}, { $set: { 'a.$[big].z': 9 } }, { arrayFilters: [{ 'big.k': { $gt: 1 } }] })

      expect(await collection.findOne({}, withoutId)).toEqual({ a: [{ k: 1 }, { k: 2, z: 9 }, { k: 3, z: 9 }] })
    })

    it('$currentDate is now', async () => {
      const collection = await filled(server(), [{}])

      await collection.updateOne({}, { $currentDate: { at: true } })

      expect(Math.abs(Date.now() - ((await collection.findOne())?.['at'] as Date).getTime())).toBeLessThan(10_000)
    })

    it('one matching document is changed, the others are not', async () => {
      const collection = await filled(server(), [{ s: 'a' }, { s: 'a' }, { s: 'a' }])

      const result = await collection.updateOne({ s: 'a' }, { $set: { hit: 1 } })

      expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 })
      expect(await collection.countDocuments({ hit: 1 })).toBe(1)
    })

    it('a change that changes nothing is matched and not modified', async () => {
      const collection = await filled(server(), [{ a: 1 }])

      expect(await collection.updateOne({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 })
    })

    it('updateMany changes every document once, even when the change moves it in the index that is read', async () => {
      const collection = server().fresh()
      await collection.createIndex({ n: 1 }, {}, {})
      await collection.insertMany(Array.from({ length: 300 }, (_, n) => ({ n })))

      const result = await collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } })

      expect(result.modifiedCount).toBe(300)
      expect(await collection.countDocuments({ n: { $gte: 1000, $lt: 1300 } })).toBe(300)
    })
  })

  describe('an upsert', () => {
    it('starts from the equalities of its filter and applies $setOnInsert', async () => {
      const collection = server().fresh()

      const result = await collection.updateOne(
        { slug: 'a', 'o.x': { $eq: 2 }, n: { $gt: 5 } },
        { $set: { t: 1 }, $setOnInsert: { made: 1 } },
        { upsert: true },
      )

      expect(result.upsertedCount).toBe(1)
      expect(await collection.findOne({}, withoutId)).toEqual({ slug: 'a', o: { x: 2 }, t: 1, made: 1 })
    })

    it('does not apply $setOnInsert to what is there', async () => {
      const collection = await filled(server(), [{ slug: 'a' }])

      await collection.updateOne({ slug: 'a' }, { $set: { t: 1 }, $setOnInsert: { made: 1 } }, { upsert: true })

      expect(await collection.findOne({}, withoutId)).toEqual({ slug: 'a', t: 1 })
    })

    it('takes the _id of its filter for a replacement', async () => {
      const collection = server().fresh()

      await collection.replaceOne({ _id: 'k' as never }, { t: 1 }, { upsert: true })

      expect(await collection.find().toArray()).toEqual([{ _id: 'k', t: 1 }])
    })

    it('made many times at once makes one document', async () => {
      const collection = server().fresh()
      await collection.createIndex({ k: 1 }, { unique: true }, {})

      await Promise.all(
        Array.from({ length: 20 }, () => collection.updateOne({ k: 'a' }, { $inc: { n: 1 } }, { upsert: true })),
      )

      expect(await collection.find({}, withoutId).toArray()).toEqual([{ k: 'a', n: 20 }])
    })

    it('of many makes one', async () => {
      const collection = server().fresh()

      const result = await collection.updateMany({ slug: 'a' }, { $set: { t: 1 } }, { upsert: true })

      expect(result).toMatchObject({ upsertedCount: 1, matchedCount: 0 })
    })
  })

  describe('findOneAnd…', () => {
    it('answers the document before the change, and after it when asked', async () => {
      const collection = await filled(server(), [{ v: 1 }])

      expect(await collection.findOneAndUpdate({}, { $inc: { v: 1 } }, withoutId)).toEqual({ v: 1 })
      expect(
        await collection.findOneAndUpdate({}, { $inc: { v: 1 } }, { ...withoutId, returnDocument: 'after' }),
      ).toEqual({ v: 3 })
    })

    it('takes the first of its sort', async () => {
      const collection = await filled(server(), [{ v: 1 }, { v: 9 }, { v: 5 }])

      expect(await collection.findOneAndUpdate({}, { $set: { x: 1 } }, { sort: { v: -1 } })).toMatchObject({ v: 9 })
      expect(await collection.findOneAndDelete({}, { sort: { v: 1 } })).toMatchObject({ v: 1 })
      expect(await collection.findOneAndReplace({}, { z: 1 }, { sort: { v: 1 } })).toMatchObject({ v: 5 })
    })

    it('answers only the projected fields', async () => {
      const collection = await filled(server(), [{ v: 1, w: 2 }])

      expect(await collection.findOneAndUpdate({}, { $set: { x: 1 } }, { projection: { _id: 0, w: 1 } })).toEqual({
        w: 2,
      })
    })

    it('says what happened when asked for it', async () => {
      const collection = server().fresh()

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
      expect(await server().fresh().findOneAndDelete({ k: 1 })).toBeNull()
    })
  })
}
