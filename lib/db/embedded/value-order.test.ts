import fc from 'fast-check'
import { Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { describe, expect, it } from 'vitest'
import { compareValues, encodeKey, valuesEqual } from './value-order'

/** Each less than the next, in MongoDB's order of types and values. */
const ASCENDING: readonly unknown[] = [
  new MinKey(),
  null,
  NaN,
  -Infinity,
  Long.MIN_VALUE,
  -1e12,
  -1.5,
  0,
  Number.MIN_VALUE,
  1,
  2 ** 53,
  Long.fromString('9007199254740993'),
  Long.fromString('9007199254740995'),
  Long.MAX_VALUE,
  Infinity,
  '',
  'a',
  'a\0',
  'a\0b',
  'aa',
  'ə',
  '\uffff',
  '\u{1f600}',
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { a: 2 },
  { b: 1 },
  { a: 'text' },
  [],
  [1],
  [1, 2],
  [2],
  Buffer.from([1]),
  Buffer.from([1, 0]),
  new ObjectId('000000000000000000000001'),
  new ObjectId('f00000000000000000000001'),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Timestamp({ t: 1, i: 1 }),
  /a/,
  new MaxKey(),
]
const pairs = ASCENDING.slice(1).map((value, at): [unknown, unknown] => [ASCENDING[at], value])

describe('the order of keys', () => {
  it.each(pairs)('%s stands before %s', (less, greater) => {
    expect(Buffer.compare(encodeKey([less]), encodeKey([greater]))).toBe(-1)
    expect(Buffer.compare(encodeKey([less], [-1]), encodeKey([greater], [-1]))).toBe(1)
    expect(Math.sign(compareValues(less, greater))).toBe(-1)
  })

  it('is one order: comparing any two values says what their places say', () => {
    const places = fc.integer({ min: 0, max: ASCENDING.length - 1 })
    fc.assert(
      fc.property(places, places, (left, right) => {
        expect(Math.sign(compareValues(ASCENDING[left], ASCENDING[right]))).toBe(Math.sign(left - right))
      }),
    )
  })

  it('of strings is that of their UTF-8 bytes, and of numbers that of numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (left, right) => {
        expect(Math.sign(compareValues(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)))
      }),
    )
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (left, right) => {
        expect(Buffer.compare(encodeKey([left]), encodeKey([right]))).toBe(Math.sign(left - right) || 0)
      }),
    )
  })

  it('of the first field comes before the second, whatever is in them', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean())
    const direction = fc.constantFrom(1 as const, -1 as const)
    fc.assert(
      fc.property(value, value, value, value, direction, direction, (a, b, c, d, first, second) => {
        const order = compareValues(a, c) * first || compareValues(b, d) * second
        const keys = Buffer.compare(encodeKey([a, b], [first, second]), encodeKey([c, d], [first, second]))
        // A descending field turns 0 into -0.
        expect(keys).toBe(Math.sign(order) || 0)
      }),
    )
  })
})

describe('equality', () => {
  const equal: [unknown, unknown][] = [
    [1, Long.fromNumber(1)],
    [0, -0],
    [NaN, NaN],
    [{ a: [1] }, { a: [1] }],
    [new Date(5), new Date(5)],
  ]
  it.each(equal)('%s is %s', (left, right) => {
    expect(valuesEqual(left, right)).toBe(true)
  })

  const different: [unknown, unknown][] = [
    [1, '1'],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [null, 0],
    [false, 0],
    [2 ** 53, Long.fromString('9007199254740993')],
  ]
  it.each(different)('%s is not %s', (left, right) => {
    expect(valuesEqual(left, right)).toBe(false)
  })

  it('of decimals is refused: they are stored and not compared', () => {
    expect(() => valuesEqual(Decimal128.fromString('1'), 1)).toThrow(/Decimal128/)
  })
})
