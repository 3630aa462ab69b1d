import type { Clause } from './filter'
import type { Direction } from './index-definition'
import { encodeKey, rankOf, typeBounds } from './value-order'

type IndexField = { path: string; direction: Direction }

/** Keys of one field, from `low` (inclusive) to `high` (exclusive), and the clauses they express exactly. */
export type Interval = { low: Buffer; high: Buffer; clauses: readonly Clause[] }

/** Greater than whatever may follow a complete value in a key. */
const AFTER = Buffer.from([0xff])

export const WHOLE: Interval = { low: Buffer.alloc(0), high: AFTER, clauses: [] }

/** The keys of an equality or a list of them on this field; null when there is none that an index can hold. */
export function pointsFor(
  clauses: readonly Clause[],
  field: IndexField,
): { keys: Buffer[]; clause: Clause; hasNull: boolean } | null {
  for (const clause of clauses) {
    // An array as a whole is not in an index, only its items are.
    if (clause.kind !== 'in' || clause.path !== field.path || clause.values.some(Array.isArray)) continue
    const keys = new Map<string, Buffer>()
    for (const value of clause.values) {
      const key = encodeKey([value], [field.direction])
      keys.set(key.toString('latin1'), key)
    }
    const ordered = [...keys.values()].sort((left, right) => Buffer.compare(left, right))
    return { keys: ordered, clause, hasNull: clause.values.some((value) => value === null || value === undefined) }
  }
  return null
}

/**
 * The range that the clauses leave of this field. Where arrays have been seen, one clause only: two may be answered
 * by different items of an array.
 */
export function intervalFor(clauses: readonly Clause[], field: IndexField, isMultikey: boolean): Interval | null {
  const limits = clauses.flatMap((clause) => limitsOf(clause, field))
  const first = limits[0]
  if (first === undefined) return null
  if (isMultikey) return first
  return limits.reduce((left, right) => ({
    low: Buffer.compare(left.low, right.low) >= 0 ? left.low : right.low,
    high: Buffer.compare(left.high, right.high) <= 0 ? left.high : right.high,
    clauses: [...left.clauses, ...right.clauses],
  }))
}

function limitsOf(clause: Clause, field: IndexField): Interval[] {
  if (clause.kind === 'prefix' && clause.path === field.path) return [prefixInterval(clause, field.direction)]
  if (clause.kind !== 'range' || clause.path !== field.path) return []
  const { value, operator } = clause
  // Null, not-a-number, objects and arrays compare by rules of their own; such a clause is left to the test.
  if (value === null || value === undefined || Number.isNaN(value)) return []
  if (typeof value === 'object' && (Array.isArray(value) || rankOf(value) === rankOf({}))) return []
  const key = encodeKey([value])
  const type = typeBounds(value)
  // Below every number stands NaN, which is less than none of them.
  const least = typeof value === 'number' ? encodeKey([-Infinity]) : type.low
  const interval: Interval =
    operator === '$gt' || operator === '$gte'
      ? { low: operator === '$gt' ? Buffer.concat([key, AFTER]) : key, high: type.high, clauses: [clause] }
      : { low: least, high: operator === '$lte' ? Buffer.concat([key, AFTER]) : key, clauses: [clause] }
  return [field.direction === 1 ? interval : descending(clause, value)]
}

/** The same range in a field whose keys are complemented: the ends change places. */
function descending(clause: Extract<Clause, { kind: 'range' }>, value: unknown): Interval {
  const key = encodeKey([value], [-1])
  const rank = 0xff - rankOf(value)
  const first = Buffer.from([rank])
  const last =
    typeof value === 'number' ? Buffer.concat([encodeKey([-Infinity], [-1]), AFTER]) : Buffer.from([rank + 1])
  const beyond = Buffer.concat([key, AFTER])
  switch (clause.operator) {
    case '$gt':
      return { low: first, high: key, clauses: [clause] }
    case '$gte':
      return { low: first, high: beyond, clauses: [clause] }
    case '$lt':
      return { low: beyond, high: last, clauses: [clause] }
    case '$lte':
      return { low: key, high: last, clauses: [clause] }
  }
}

function prefixInterval(clause: Extract<Clause, { kind: 'prefix' }>, direction: Direction): Interval {
  const key = encodeKey([clause.prefix], [direction])
  // Without the two bytes that end a string.
  const low = key.subarray(0, key.length - 2)
  // A complemented string may go on with 0xff 0xff, its end.
  const high = Buffer.concat([low, direction === 1 ? AFTER : Buffer.from([0xff, 0xff, 0xff])])
  return { low, high, clauses: [clause] }
}
