import type { Document } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { filled } from './contract-server'
import type { Connected } from './contract-server'

/** What aggregations answer, on any MongoDB. */
export function describeAggregations(server: Connected): void {
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
      const collection = await filled(server(), sales)
      await server()
        .db.collection('joined')
        .updateOne({ _id: 'b' as never }, { $set: { name: 'Bee' } }, { upsert: true })

      expect(await collection.aggregate(pipeline).toArray()).toEqual(expected)
    })

    it('counts per value from an index, without reading the documents', async () => {
      const collection = server().fresh()
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
}
