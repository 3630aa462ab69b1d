import type { Document } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { filled, idsOf } from './contract-server'
import type { Connected } from './contract-server'

/** What filters find, on any MongoDB. */
export function describeFilters(server: Connected): void {
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
      const collection = await filled(server(), people)

      expect(await idsOf(collection, filter)).toEqual(expected)
    })
  })
}
