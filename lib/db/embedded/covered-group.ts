import { decode, pickFields } from './bson-documents'
import type { Collection } from './catalog'
import { rootOf, valueAt } from './paths'
import type { Query, ReadReport } from './reading'
import type { Store } from './store'
import { encodeKey } from './value-order'

const AFTER = Buffer.from([0xff])

export type ValueCount = { value: unknown; count: number }

/**
 * How many documents there are per value of a field, from an index alone: its first fields are what the filter fixes,
 * its next is the field. One document is read per value, to learn what the value is. Null when no index is so.
 */
export function countByIndex(
  store: Store,
  collection: Collection,
  query: Query,
  path: string,
  report: ReadReport,
): Generator<ValueCount | null> | null {
  const fixed = new Map<string, unknown>()
  for (const clause of query.filter.clauses) {
    if (clause.kind !== 'in' || clause.values.length !== 1 || fixed.has(clause.path)) return null
    const [value] = clause.values
    if (value === null || value === undefined || Array.isArray(value)) return null
    fixed.set(clause.path, value)
  }
  if (query.hint !== undefined || query.filter.text !== null || fixed.has(path)) return null
  const index = collection.indexes.find(
    (candidate) =>
      candidate.text === null &&
      candidate.builtTo === null &&
      !candidate.sparse &&
      candidate.partial === null &&
      candidate.fields[fixed.size]?.path === path &&
      candidate.fields.slice(0, fixed.size).every((field) => fixed.has(field.path)) &&
      // An array would have a document counted once per item.
      candidate.multikey.every((is, at) => !is || at < fixed.size),
  )
  if (index === undefined) return null
  const directions = index.fields.map((field) => field.direction)
  const prefix = encodeKey(
    index.fields.slice(0, fixed.size).map((field) => fixed.get(field.path)),
    directions,
  )
  const direction = directions[fixed.size] ?? 1
  report.plan = `index ${index.name} (counted)`
  return countValues(store, collection, index.table, prefix, path, direction)
}

function* countValues(
  store: Store,
  collection: Collection,
  table: string,
  prefix: Buffer,
  path: string,
  direction: 1 | -1,
): Generator<ValueCount | null> {
  const first = store.prepare(
    `SELECT d.doc FROM ${table} x CROSS JOIN ${collection.table} d ON d.id = x.id WHERE x.key >= ? AND x.key < ? ORDER BY x.key LIMIT 1`,
  )
  const counting = store.prepare(`SELECT count(*) AS n FROM ${table} WHERE key >= ? AND key < ?`)
  const end = Buffer.concat([prefix, AFTER])
  const fields = new Set([rootOf(path)])
  for (let low = prefix; ;) {
    const bytes = first.get(low, end)?.['doc'] as Uint8Array | undefined
    if (bytes === undefined) return
    const value = valueAt(decode(pickFields(bytes, fields)), path) ?? null
    const start = Buffer.concat([prefix, encodeKey([value], [direction])])
    low = Buffer.concat([start, AFTER])
    yield { value, count: Number(counting.get(start, low)?.['n']) }
    yield null
  }
}
