import {
  Binary,
  BSON,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { describe, expect, it } from 'vitest'
import { pickFields } from './bson-documents'

/** One field of every type there is, each between two others. */
const EVERY_TYPE: readonly unknown[] = [
  new Double(1.5),
  'text ə',
  { a: { b: 1 } },
  [1, [2]],
  new Binary(Buffer.from('bytes'), 5),
  new ObjectId(),
  true,
  new Date(0),
  null,
  new BSONRegExp('a.b', 'im'),
  new Code('f()'),
  new Code('f()', { a: 1 }),
  new BSONSymbol('symbol'),
  new Int32(7),
  new Timestamp({ t: 1, i: 2 }),
  Long.MAX_VALUE,
  Decimal128.fromString('1.25'),
  new MinKey(),
  new MaxKey(),
]

describe('picking fields', () => {
  it.each(EVERY_TYPE.map((value) => [value]))('steps over and keeps %s', (value) => {
    const bytes = BSON.serialize({ before: 1, value, välue: 2, after: 'x' })

    expect(Buffer.from(pickFields(bytes, new Set(['before', 'after'])))).toEqual(
      Buffer.from(BSON.serialize({ before: 1, after: 'x' })),
    )
    expect(Buffer.from(pickFields(bytes, new Set(['value'])))).toEqual(Buffer.from(BSON.serialize({ value })))
    expect(Buffer.from(pickFields(bytes, new Set(['välue', 'missing'])))).toEqual(
      Buffer.from(BSON.serialize({ välue: 2 })),
    )
  })

  it('of none leaves an empty document', () => {
    expect(Buffer.from(pickFields(BSON.serialize({ a: 1 }), new Set()))).toEqual(Buffer.from(BSON.serialize({})))
  })
})
