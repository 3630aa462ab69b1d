import { Binary, BSON, Decimal128, Long, ObjectId } from 'mongodb'
import type { Document } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../test-server'
import { filled } from './contract-server'
import type { Connected } from './contract-server'

/** What reading gives back, and in which order, on any MongoDB. */
export function describeReads(server: Connected): void {
  describe('reading', () => {
    it('gives back every type as it was stored', async () => {
      const collection = server().fresh()
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
      const collection = await filled(
        server(),
        values.toReversed().map((v) => ({ v })),
      )

      expect((await collection.find().sort({ v: 1 }).toArray()).map((document) => document['v'] as unknown)).toEqual(
        values,
      )
    })

    it('sorts arrays by their least item up and their greatest down, missing first', async () => {
      const collection = await filled(server(), [{ v: [5, 1] }, { v: 3 }, {}, { v: [] }, { v: [2, 9] }])

      expect((await collection.find().sort({ v: 1 }).toArray()).map((document) => document._id)).toEqual([
        3, 2, 0, 4, 1,
      ])
      expect((await collection.find().sort({ v: -1 }).toArray()).map((document) => document._id)).toEqual([
        4, 0, 1, 2, 3,
      ])
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
      const collection = await filled(server(), [
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
      const collection = server().fresh()
      await collection.insertMany(Array.from({ length: 1000 }, (_, n) => ({ n })))

      const found = await collection.find().sort({ n: -1 }).batchSize(7).toArray()

      expect(found.map((document) => document['n'] as number)).toEqual(Array.from({ length: 1000 }, (_, n) => 999 - n))
    })

    it('forgets a cursor that was closed', async () => {
      const collection = await filled(
        server(),
        Array.from({ length: 10 }, () => ({})),
      )
      const first = await server().db.command({ find: collection.collectionName, batchSize: 2 })
      const cursor = (first['cursor'] as { id: Long }).id

      const killed = await server().db.command({ killCursors: collection.collectionName, cursors: [cursor] })
      const failure = await failureOf(() =>
        server().db.command({ getMore: cursor, collection: collection.collectionName }),
      )

      expect(killed['cursorsKilled']).toHaveLength(1)
      expect(failure.code).toBe(43)
    })

    it('skips, limits and counts', async () => {
      const collection = await filled(server(), [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }])

      expect(
        (await collection.find().sort({ n: 1 }).skip(1).limit(2).toArray()).map((document) => document['n'] as number),
      ).toEqual([2, 3])
      expect(await collection.countDocuments({ n: { $gt: 1 } }, { skip: 1 })).toBe(2)
      expect(await collection.estimatedDocumentCount()).toBe(4)
    })

    it('names the distinct values, those of arrays one by one', async () => {
      const collection = await filled(server(), [
        { a: { b: 'x' }, t: [1, 2] },
        { a: { b: 'y' }, t: [2] },
        { a: { b: 'x' } },
      ])

      expect(await collection.distinct('a.b')).toEqual(['x', 'y'])
      expect(await collection.distinct('t')).toEqual([1, 2])
    })
  })
}
