import { decode, pickFields } from './bson-documents'
import type { Collection } from './catalog'
import type { Document } from './errors'
import type { Filter } from './filter'
import { searchText } from './full-text'
import { planQuery } from './planner'
import type { Plan } from './planner'
import { chainRanges, countRange, mergeRanges, readRange } from './ranges'
import { createSorter, sortKey, sortRoots } from './sorting'
import type { SortField } from './sorting'
import type { Store } from './store'

export type Query = {
  filter: Filter
  sort: readonly SortField[]
  skip: number
  /** 0: no limit. */
  limit: number
  hint?: unknown
  /** Nobody asks how well a text search fits, neither to sort by it nor to see it. */
  isUnscored?: boolean
}

/** A document as it lies on disk, with the score of a text search. */
export type Row = { id: number; bytes: Uint8Array; score: number }

/** What it took to find the rows, for the log. */
export type ReadReport = { plan: string; examined: number; sortedInMemory: boolean }

/** Documents that were looked at between two chances to let others work. */
const BREATH = 32

/**
 * The rows that answer a query, in its order. `null` is no row but a chance to pause: the caller may go on in a later
 * tick, and must begin a new snapshot then. Holds no statement open and at most ids and sort keys in memory.
 */
export function* findRows(
  store: Store,
  collection: Collection,
  query: Query,
  report: ReadReport,
): Generator<Row | null> {
  const plan = planQuery(collection, query)
  report.plan = describe(plan)
  if (plan.sorted) {
    const skipped = plan.exact && plan.kind === 'ranges' && plan.ranges.length === 1 && !plan.repeats ? query.skip : 0
    const rows = testedRows(store, collection, query, plan, report, skipped)
    yield* window(rows, query.skip - skipped, query.limit)
  } else {
    report.sortedInMemory = true
    yield* sortedRows(store, collection, query, plan, report)
  }
}

/** Counts without reading documents where the plan allows it. */
export function* countRows(
  store: Store,
  collection: Collection,
  query: Query,
  report: ReadReport,
): Generator<number | null> {
  const plan = planQuery(collection, { ...query, sort: [] })
  report.plan = describe(plan)
  const bounded = (count: number): number => {
    const rest = Math.max(0, count - query.skip)
    return query.limit === 0 ? rest : Math.min(rest, query.limit)
  }
  if (plan.kind === 'scan' && plan.exact) {
    yield bounded(Number(store.prepare(`SELECT count(*) AS n FROM ${collection.table}`).get()?.['n']))
  } else if (plan.kind === 'ranges' && plan.exact && !plan.repeats) {
    yield bounded(plan.ranges.reduce((sum, range) => sum + countRange(store, range), 0))
  } else if (plan.kind === 'text' && plan.exact && query.filter.text !== null) {
    yield bounded(searchText(store, plan.index, query.filter.text, { limit: null, isScored: false }).ids.length)
  } else {
    let count = 0
    for (const row of testedRows(store, collection, query, plan, report, 0)) {
      if (row === null) yield null
      else count++
    }
    yield bounded(count)
  }
}

type Located = { id: number; score: number }

function* window(rows: Iterable<Row | null>, skip: number, limit: number): Generator<Row | null> {
  let passed = 0
  for (const row of rows) {
    if (row === null) yield null
    else if (passed++ >= skip) {
      yield row
      if (limit > 0 && passed - skip >= limit) return
    } else if (passed % BREATH === 0) yield null
  }
}

/** Every row of the plan that passes the filter, in the plan's order. */
function* testedRows(
  store: Store,
  collection: Collection,
  query: Query,
  plan: Plan,
  report: ReadReport,
  skip: number,
): Generator<Row | null> {
  const document = store.prepare(`SELECT doc FROM ${collection.table} WHERE id=?`)
  const planned = store.epoch()
  for (const located of locate(store, collection, query, plan, skip)) {
    if (++report.examined % BREATH === 0) yield null
    // What was located in an earlier snapshot may have changed since, so even an exact plan is tested then.
    const bytes = document.get(located.id)?.['doc'] as Uint8Array | undefined
    if (bytes === undefined) continue
    const isStale = plan.kind === 'text' && store.epoch() !== planned
    if ((!plan.exact || isStale) && !query.filter.test(forFilter(bytes, query.filter))) continue
    yield { ...located, bytes }
  }
}

function forFilter(bytes: Uint8Array, filter: Filter): Document {
  return decode(filter.fields === null ? bytes : pickFields(bytes, filter.fields))
}

function* locate(store: Store, collection: Collection, query: Query, plan: Plan, skip: number): Generator<Located> {
  switch (plan.kind) {
    case 'scan':
      yield* scanIds(store, collection, plan.reverse)
      return
    case 'text':
      yield* textIds(store, query, plan)
      return
    case 'ranges': {
      const [first] = plan.ranges
      const isOne = plan.ranges.length === 1 && first !== undefined
      const entries = isOne
        ? readRange(store, first, plan.reverse, skip)
        : plan.sorted && query.sort.length > 0
          ? mergeRanges(store, plan.ranges, plan.reverse)
          : chainRanges(store, plan.ranges, plan.reverse)
      const seen = plan.repeats ? new Set<number>() : null
      for (const { id } of entries) {
        if (seen?.has(id) === true) continue
        seen?.add(id)
        yield { id, score: 0 }
      }
    }
  }
}

function* scanIds(store: Store, collection: Collection, reverse: boolean): Generator<Located> {
  const size = 1024
  const statement = store.prepare(
    reverse
      ? `SELECT id FROM ${collection.table} WHERE id < ? ORDER BY id DESC LIMIT ${size}`
      : `SELECT id FROM ${collection.table} WHERE id > ? ORDER BY id LIMIT ${size}`,
  )
  let last = reverse ? Number.MAX_SAFE_INTEGER : -1
  for (;;) {
    const rows = statement.all(last)
    for (const row of rows) {
      last = row['id'] as number
      yield { id: last, score: 0 }
    }
    if (rows.length < size) return
  }
}

function* textIds(store: Store, query: Query, plan: Extract<Plan, { kind: 'text' }>): Generator<Located> {
  if (query.filter.text === null) return
  const bounded = plan.exact && plan.sorted && query.limit > 0
  const limit = bounded ? query.skip + query.limit : null
  const hits = searchText(store, plan.index, query.filter.text, { limit, isScored: query.isUnscored !== true })
  for (const [at, id] of hits.ids.entries()) yield { id, score: hits.scores[at] ?? 0 }
}

function* sortedRows(
  store: Store,
  collection: Collection,
  query: Query,
  plan: Plan,
  report: ReadReport,
): Generator<Row | null> {
  const sorter = createSorter<Located>(query.limit > 0 ? query.skip + query.limit : null)
  const roots = new Set(sortRoots(query.sort))
  for (const row of testedRows(store, collection, query, plan, report, 0)) {
    if (row === null) {
      yield null
      continue
    }
    sorter.add(sortKey(decode(pickFields(row.bytes, roots)), query.sort, row.score), { id: row.id, score: row.score })
  }
  const sortedAt = store.epoch()
  const document = store.prepare(`SELECT doc FROM ${collection.table} WHERE id=?`)
  for (const located of sorter.sorted().slice(query.skip)) {
    const bytes = document.get(located.id)?.['doc'] as Uint8Array | undefined
    if (bytes === undefined) continue
    if (store.epoch() !== sortedAt && !query.filter.test(forFilter(bytes, query.filter))) continue
    yield { ...located, bytes }
  }
}

function describe(plan: Plan): string {
  if (plan.kind === 'scan') return 'scan'
  return plan.kind === 'text' ? `text ${plan.index.name}` : `index ${plan.index}`
}
