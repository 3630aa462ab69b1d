import type { Collection, Index } from './catalog'
import { DatabaseError } from './errors'
import type { Clause, Filter } from './filter'
import { intervalFor, pointsFor, WHOLE } from './key-intervals'
import type { Interval } from './key-intervals'
import { impliedRanges, implies } from './implication'
import type { SortField } from './sorting'
import { isPlainObject, valuesEqual } from './value-order'

/** A stretch of an index table: keys from `low` (inclusive) to `high` (exclusive), alike in the first `shared` bytes. */
export type KeyRange = { table: string; low: Buffer; high: Buffer; shared: number }

export type Plan =
  | { kind: 'scan'; sorted: boolean; exact: boolean; reverse: boolean }
  | {
      kind: 'ranges'
      index: string
      ranges: readonly KeyRange[]
      reverse: boolean
      /** The entries come in the order that was asked for. */
      sorted: boolean
      /** Every entry answers the filter: documents need not be tested. */
      exact: boolean
      /** A document may have several entries in the ranges. */
      repeats: boolean
    }
  | { kind: 'text'; index: Index; sorted: boolean; exact: boolean }

export type PlanRequest = {
  filter: Filter
  sort: readonly SortField[]
  /** The name or the key of the index to use, as MongoDB's `hint`. */
  hint?: unknown
}

/** What the planner reads of an index; the table of documents is one, on `_id`. */
type Candidate = Pick<
  Index,
  'name' | 'table' | 'fields' | 'unique' | 'sparse' | 'partial' | 'multikey' | 'specification'
>
type Ranged = Extract<Plan, { kind: 'ranges' }>
type Scored = { plan: Ranged; score: number }

const RANGES_MAX = 10_000
/** Merging looks at the head of every range for each entry it takes. */
const MERGED_RANGES_MAX = 64

/**
 * Chooses how to find the documents: a unique index whose values are all named, the fewer the better; else the index
 * with the longest prefix of equalities, then a range, then the sort;
 * for an `$or` whose every branch has an index, all of those; else a scan.
 */
export function planQuery(collection: Collection, request: PlanRequest): Plan {
  const { filter, sort } = request
  if (filter.text !== null) return planText(collection, filter, sort)
  const natural = sort[0]?.path === '$natural' ? sort[0] : undefined
  if (natural !== undefined || isNaturalHint(request.hint)) {
    return {
      kind: 'scan',
      sorted: sort.length === 0 || natural !== undefined,
      exact: filter.clauses.length === 0,
      reverse: natural?.direction === -1,
    }
  }
  const candidates = usable(collection, request.hint)
  const clauses = [...filter.clauses, ...filter.clauses.flatMap(impliedRanges)]
  const hinted = request.hint !== undefined
  const best = candidates
    .map((candidate) => planIndex(candidate, filter.clauses, clauses, sort, hinted))
    .reduce<Scored | null>(
      (winner, next) => (next !== null && (winner === null || next.score > winner.score) ? next : winner),
      null,
    )
  if (best !== null && (best.score > 0 || hinted)) return best.plan
  return (
    planUnion(candidates, filter) ?? {
      kind: 'scan',
      sorted: sort.length === 0,
      exact: filter.clauses.length === 0,
      reverse: false,
    }
  )
}

function planText(collection: Collection, filter: Filter, sort: readonly SortField[]): Plan {
  const index = collection.indexes.find((candidate) => candidate.text !== null && candidate.builtTo === null)
  if (index === undefined) throw new DatabaseError('IndexNotFound', 'text index required for $text query')
  const byScore = sort.length === 1 && sort[0]?.isTextScore === true
  return { kind: 'text', index, sorted: sort.length === 0 || byScore, exact: filter.clauses.length === 0 }
}

export function idIndex(collection: Collection): Candidate {
  return {
    name: '_id_',
    table: collection.table,
    fields: [{ path: '_id', direction: 1 }],
    unique: true,
    sparse: false,
    partial: null,
    multikey: [false],
    specification: { v: 2, key: { _id: 1 }, name: '_id_' },
  }
}

const isNaturalHint = (hint: unknown): boolean => isPlainObject(hint) && '$natural' in hint

function usable(collection: Collection, hint: unknown): Candidate[] {
  const complete = collection.indexes.filter((index) => index.text === null && index.builtTo === null)
  const candidates: Candidate[] = [idIndex(collection), ...complete]
  if (hint === undefined) return candidates
  const hinted = candidates.filter((index) =>
    typeof hint === 'string' ? index.name === hint : valuesEqual(index.specification['key'], hint),
  )
  if (hinted.length > 0) return hinted
  throw new DatabaseError('BadValue', 'hint provided does not correspond to an existing index')
}

function planIndex(
  index: Candidate,
  own: readonly Clause[],
  clauses: readonly Clause[],
  sort: readonly SortField[],
  hinted: boolean,
): Scored | null {
  const covered = new Set<Clause>()
  let exact = true
  let points: Buffer[] = [Buffer.alloc(0)]
  let fixed = 0
  let interval: Interval | null = null
  let nonNull = false
  for (const [at, field] of index.fields.entries()) {
    const equality = pointsFor(clauses, field)
    if (equality !== null && points.length * equality.keys.length <= RANGES_MAX) {
      points = points.flatMap((point) => equality.keys.map((key) => Buffer.concat([point, key])))
      covered.add(equality.clause)
      exact &&= !equality.hasNull
      nonNull ||= !equality.hasNull
      fixed++
      continue
    }
    interval = intervalFor(clauses, field, index.multikey[at] === true)
    interval?.clauses.forEach((clause) => covered.add(clause))
    nonNull ||= interval !== null
    break
  }
  if (!hinted && !holdsAnswer(index, own, nonNull)) return null
  for (const clause of own) if (index.partial?.clauses.some((part) => sameClause(part, clause))) covered.add(clause)
  exact &&= own.every((clause) => covered.has(clause))

  const single = points.length === 1
  const order = sortOrder(index, fixed, single, sort)
  const isUnique = index.unique && fixed === index.fields.length
  const one = isUnique && single
  const sorted = sort.length === 0 || one || (order !== null && points.length <= MERGED_RANGES_MAX)
  const score =
    // As many documents as there are values, at most: no other index can promise that.
    (isUnique ? 1000 - Math.min(points.length, 900) : 0) +
    // One value tells more apart than any of several do.
    fixed * 10 -
    (single ? 0 : 1) +
    (interval === null ? 0 : 5) +
    (sort.length > 0 && sorted ? 7 : 0) +
    (exact && fixed > 0 ? 1 : 0)
  const { low, high } = interval ?? WHOLE
  const ranges = points.map((point) => ({
    table: index.table,
    low: Buffer.concat([point, low]),
    high: Buffer.concat([point, high]),
    shared: point.length,
  }))
  const repeats = index.multikey.some((is, at) => is && !(at < fixed && single))
  return { plan: { kind: 'ranges', index: index.name, ranges, reverse: order === -1, sorted, exact, repeats }, score }
}

/** A sparse or partial index may serve only a filter that asks for nothing outside it. */
function holdsAnswer(index: Candidate, clauses: readonly Clause[], nonNull: boolean): boolean {
  if (index.sparse) {
    const asksForField = index.fields.some((field) =>
      clauses.some((clause) => implies(clause, { kind: 'exists', path: field.path })),
    )
    if (!nonNull && !asksForField) return false
  }
  return (
    index.partial === null || index.partial.clauses.every((part) => clauses.some((clause) => implies(clause, part)))
  )
}

function sameClause(left: Clause, right: Clause): boolean {
  if (left.kind === 'in' && right.kind === 'in') {
    return (
      left.path === right.path &&
      left.values.length === 1 &&
      right.values.length === 1 &&
      valuesEqual(left.values[0], right.values[0])
    )
  }
  return left.kind === 'exists' && right.kind === 'exists' && left.path === right.path
}

/** 1 or -1: reading the index this way gives the sort; null: it does not. */
function sortOrder(index: Candidate, fixed: number, single: boolean, sort: readonly SortField[]): 1 | -1 | null {
  let at = fixed
  let order: 1 | -1 | null = null
  for (const { path, direction, isTextScore } of sort) {
    if (isTextScore) return null
    const isConstant = index.fields
      .slice(0, fixed)
      .some((field, position) => field.path === path && index.multikey[position] !== true)
    if (isConstant && single) continue
    const field = index.fields[at]
    // An array sorts by its least or greatest item, whatever part of it the range shows.
    if (field?.path !== path || index.multikey[at] === true) return null
    const way = field.direction === direction ? 1 : -1
    if (order !== null && order !== way) return null
    order = way
    at++
  }
  return order ?? 1
}

function planUnion(candidates: readonly Candidate[], filter: Filter): Plan | null {
  for (const clause of filter.clauses) {
    if (clause.kind !== 'or') continue
    const plans = clause.branches.map((branch) => bestBounded(candidates, branch.clauses))
    if (!plans.every((plan) => plan !== null)) continue
    const index = [...new Set(plans.map((plan) => plan.index))].join(' | ')
    return {
      kind: 'ranges',
      index,
      ranges: plans.flatMap((plan) => plan.ranges),
      reverse: false,
      sorted: false,
      exact: false,
      repeats: true,
    }
  }
  return null
}

function bestBounded(candidates: readonly Candidate[], clauses: readonly Clause[]): Ranged | null {
  const scored = candidates.map((candidate) => planIndex(candidate, clauses, clauses, [], false))
  const best = scored.reduce(
    (winner, next) => (next !== null && next.score > (winner?.score ?? 0) ? next : winner),
    null,
  )
  return best?.plan ?? null
}
