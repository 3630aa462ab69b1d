import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import { $expr } from 'mingo/operators/query/evaluation'
import { $and, $nor, $not, $or } from 'mingo/operators/query/logical'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { valuesAt } from './paths'
import { compareValues, isPlainObject, rankOf, valuesEqual } from './value-order'

/**
 * mingo composes filters and runs expressions; the comparisons are ours, because mingo's differ from MongoDB's where
 * it matters: field order and array equality, missing against null, 64-bit integers, types in a range, arrays in $in
 * and $all. The same order then rules filters, indexes and sorts.
 */
type Predicate = (value: unknown) => boolean
type FieldTest = (source: unknown) => boolean

/** A value matches by itself or, an array, by one of its items. */
function anyValue(path: string, matches: Predicate): FieldTest {
  return (source) =>
    valuesAt(source, path).some((value) => matches(value) || (Array.isArray(value) && value.some(matches)))
}

/** The array as a whole: $size and $elemMatch look at no item by itself. */
function anyArray(path: string, matches: (value: unknown[]) => boolean): FieldTest {
  return (source) => valuesAt(source, path).some((value) => Array.isArray(value) && matches(value))
}

const sameRank = (value: unknown, operand: unknown) =>
  value === undefined ? operand === null : rankOf(value) === rankOf(operand)

const ranged = (accepts: (order: number) => boolean) => (path: string, operand: unknown) =>
  anyValue(path, (value) => {
    if (!sameRank(value, operand)) return false
    const eitherNaN = Number.isNaN(value) || Number.isNaN(operand)
    if (eitherNaN) return Number.isNaN(value) && Number.isNaN(operand) && accepts(0)
    return accepts(compareValues(value, operand))
  })

const equals = (path: string, operand: unknown) => anyValue(path, (value) => valuesEqual(value, operand))

const negated =
  (test: FieldTest): FieldTest =>
  (source) =>
    !test(source)

/** Written by `parseFilter` for an anchored literal pattern; no pattern is ever executed. */
export const STARTS_WITH = '$startsWith'

const startsWith = (path: string, prefix: unknown) =>
  anyValue(path, (value) => typeof value === 'string' && value.startsWith(String(prefix)))

const within = (path: string, operands: unknown) => {
  const list = operands as unknown[]
  const strings = new Set(list.filter((operand) => typeof operand === 'string'))
  const others = list.filter((operand) => typeof operand !== 'string')
  return anyValue(path, (value) =>
    typeof value === 'string' ? strings.has(value) : others.some((operand) => valuesEqual(value, operand)),
  )
}

const all = (path: string, operands: unknown): FieldTest => {
  const tests = (operands as unknown[]).map((operand) =>
    isPlainObject(operand) && '$elemMatch' in operand
      ? elementMatches(path, operand['$elemMatch'])
      : equals(path, operand),
  )
  return (source) => tests.length > 0 && tests.every((test) => test(source))
}

const elementMatches = (path: string, criteria: unknown): FieldTest => {
  const matches = elementTest(criteria as Document)
  return anyArray(path, (items) => items.some(matches))
}

/** `{ $gt: 5 }` asks about the item itself, `{ x: 5 }` about the item's fields. */
export function elementTest(criteria: Document): Predicate {
  const first = Object.keys(criteria)[0] ?? ''
  if (first.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const query = new Query({ item: criteria }, filterOptions)
    return (item) => query.test({ item })
  }
  const query = new Query(criteria, filterOptions)
  return (item) => (isPlainObject(item) || Array.isArray(item)) && query.test(item as Document)
}

const exists = (path: string, wanted: unknown) => {
  const test: FieldTest = (source) => valuesAt(source, path).some((value) => value !== undefined)
  return wanted === false || wanted === 0 || wanted === null ? negated(test) : test
}

const size = (path: string, length: unknown) => anyArray(path, (items) => items.length === length)

const modulo = (path: string, operand: unknown) => {
  const [divisor, remainder] = (operand as number[]).map(Math.trunc)
  return anyValue(path, (value) => typeof value === 'number' && Math.trunc(value) % (divisor ?? 1) === remainder)
}

const TYPES: Record<string, Predicate> = {
  number: (value) =>
    typeof value === 'number' || (typeof value === 'object' && value !== null && rankOf(value) === rankOf(0)),
  string: (value) => typeof value === 'string',
  object: isPlainObject,
  array: Array.isArray,
  binData: (value) => value instanceof Uint8Array || rankIs(value, 'Binary'),
  objectId: (value) => rankIs(value, 'ObjectId'),
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  timestamp: (value) => rankIs(value, 'Timestamp'),
}
const TYPE_NUMBERS: Record<number, string> = {
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  17: 'timestamp',
}

const rankIs = (value: unknown, type: string) =>
  typeof value === 'object' && value !== null && (value as { _bsontype?: unknown })._bsontype === type

const typed = (path: string, wanted: unknown) => {
  const tests = (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map((type) => {
    const name = typeof type === 'number' ? (TYPE_NUMBERS[type] ?? String(type)) : String(type)
    const test = TYPES[name]
    if (test === undefined) throw unsupported(`$type: ${name} (numbers are not told apart)`)
    return test
  })
  return anyValue(path, (value) => value !== undefined && tests.some((test) => test(value)))
}

export const FIELD_OPERATORS = {
  $eq: equals,
  $ne: (path: string, operand: unknown) => negated(equals(path, operand)),
  $gt: ranged((order) => order > 0),
  $gte: ranged((order) => order >= 0),
  $lt: ranged((order) => order < 0),
  $lte: ranged((order) => order <= 0),
  $in: within,
  $nin: (path: string, operands: unknown) => negated(within(path, operands)),
  $all: all,
  $elemMatch: elementMatches,
  $exists: exists,
  $size: size,
  $mod: modulo,
  $type: typed,
  [STARTS_WITH]: startsWith,
} as const

const compared = (accepts: (order: number) => boolean) => (source: unknown, operands: unknown, options: Options) => {
  const [left, right] = evalExpr(source, operands, options) as [unknown, unknown]
  return accepts(compareValues(left, right))
}

const ordered = {
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $cmp: (source: unknown, operands: unknown, options: Options) => {
    const [left, right] = evalExpr(source, operands, options) as [unknown, unknown]
    return Math.sign(compareValues(left, right))
  },
}

/** Set before an expression is run on a document that a text search found. */
export const textScore: { current: number | null } = { current: null }

const $meta = (_: unknown, name: unknown): number => {
  if (name !== 'textScore') throw unsupported(`$meta: ${String(name)}`)
  if (textScore.current !== null) return textScore.current
  throw new DatabaseError('BadValue', 'query requires text score metadata, but it is not available')
}

const context = Context.init({
  // mingo types its operators by the functions it ships; ours have the same shape under other names.
  accumulator: accumulators,
  expression: { ...expressions, ...ordered, $meta } as never,
  pipeline: { ...pipeline, $capture: (_: unknown, __: unknown, options: Options) => capture(options) } as never,
  query: { ...FIELD_OPERATORS, $and, $or, $nor, $not, $expr } as never,
})

/**
 * mingo copies some two hundred operators whenever it is given options in plain form; in the form it makes of them
 * itself it does not, and hands that form only to operators.
 */
let captured: Partial<Options> = {}
function capture(options: Options): never[] {
  captured = options
  return []
}
new Aggregator([{ $capture: {} }], { context, scriptEnabled: false }).stream([])
export const filterOptions: Partial<Options> = captured

/** A mended `mingo` query; its complaints about a filter become BadValue. */
export function compileQuery(filter: Document): (source: Document) => boolean {
  try {
    const query = new Query(filter, filterOptions)
    return (source) => query.test(source)
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError('BadValue', error instanceof Error ? error.message : String(error))
  }
}

export function evaluate(expression: unknown, source: Document): unknown {
  return evalExpr(source, expression, filterOptions as Options)
}
