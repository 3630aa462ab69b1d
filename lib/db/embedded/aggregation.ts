import { checkStages, stageName } from './pipeline-stages'
import { DatabaseError } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import type { Filter } from './filter'
import { rootOf } from './paths'
import { parseSort, sortRoots } from './sorting'
import type { SortField } from './sorting'
import type { Lookup, Stage } from './stage'
import { stageRunner } from './stages'
import { isPlainObject } from './value-order'

/** A pipeline, split into what the planner can answer and what is run on the documents it finds. */
export type Aggregation = {
  filter: Filter
  sort: readonly SortField[]
  skip: number
  limit: number
  /** The fields of a document that any stage looks at; null: all. */
  fields: ReadonlySet<string> | null
  /** Set when the answer is one number: the documents need not be read. */
  count: { toAnswer: (count: number) => Document[] } | null
  /** Set when the answer is the number of documents per value of one field. */
  countBy: { path: string; toAnswer: (value: unknown, count: number) => Document } | null
  stages: readonly Stage[]
}

const ALLOWED = [
  '$match',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
  '$unwind',
  '$group',
  '$sort',
  '$limit',
  '$skip',
  '$count',
  '$sortByCount',
  '$facet',
  '$sample',
  '$lookup',
]

export function parseAggregation(source: unknown, lookup: Lookup): Aggregation {
  if (!Array.isArray(source)) throw new DatabaseError('TypeMismatch', "'pipeline' option must be specified as an array")
  const stages = checkStages(source as unknown[], ALLOWED).flatMap(spelledOut)
  const rest = [...stages]
  const take = (name: string): Document | undefined =>
    rest[0] !== undefined && stageName(rest[0]) === name ? rest.shift() : undefined

  const matches: unknown[] = []
  for (let stage = take('$match'); stage !== undefined; stage = take('$match')) matches.push(stage['$match'])
  const filter = parseFilter(matches.length > 1 ? { $and: matches } : (matches[0] ?? {}))
  const sort = parseSort(take('$sort')?.['$sort'])
  const skip = wholeNumber(take('$skip')?.['$skip'] ?? 0, '$skip')
  const limitStage = take('$limit')
  const limit = limitStage === undefined ? 0 : positive(limitStage['$limit'], '$limit')

  const isUnbounded = skip === 0 && limit === 0
  const countBy = isUnbounded ? groupedCount(rest[0]) : null
  if (countBy !== null) rest.shift()
  const count = countBy === null ? wholeCount(rest[0]) : null
  if (count !== null) rest.shift()
  return {
    filter,
    sort,
    skip,
    limit,
    fields: count === null ? (countBy === null ? fieldsOf(rest) : new Set([rootOf(countBy.path)])) : new Set(),
    count,
    countBy,
    stages: rest.map((stage, at) => stageRunner(stage, rest[at + 1], lookup, (inner) => innerStages(inner, lookup))),
  }
}

/** The stages of a `$facet`: they have no planner to ask. */
function innerStages(source: unknown, lookup: Lookup): Stage[] {
  if (!Array.isArray(source)) throw new DatabaseError('TypeMismatch', '$facet needs arrays of stages')
  const stages = checkStages(
    source as unknown[],
    ALLOWED.filter((name) => name !== '$facet'),
  ).flatMap(spelledOut)
  return stages.map((stage, at) =>
    stageRunner(stage, stages[at + 1], lookup, () => {
      throw new DatabaseError('BadValue', '$facet is not allowed to be used within a $facet stage')
    }),
  )
}

function spelledOut(stage: Document): Document[] {
  if ('$sortByCount' in stage) {
    return [{ $group: { _id: stage['$sortByCount'], count: { $sum: 1 } } }, { $sort: { count: -1 } }]
  }
  if (!('$count' in stage)) return [stage]
  const name = stage['$count']
  if (typeof name !== 'string' || name === '' || /[.$\0]/.test(name))
    throw new DatabaseError('BadValue', 'the count field must be a non-empty string without . and $')
  return [{ $group: { _id: null, [name]: { $sum: 1 } } }, { $project: { _id: 0 } }]
}

export function wholeNumber(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new DatabaseError('BadValue', `${name} must be a whole number, not negative`)
}

function positive(value: unknown, name: string): number {
  const number = wholeNumber(value, name)
  if (number === 0) throw new DatabaseError('BadValue', `the ${name} must be positive`)
  return number
}

/** The names of a `$group` whose every field counts documents, or null. */
function counters(stage: Document | undefined): { id: unknown; names: [string, number][] } | null {
  const group = stage?.['$group']
  if (!isPlainObject(group) || !('_id' in group)) return null
  const { _id: id, ...fields } = group
  const names = Object.entries(fields).map(([name, accumulator]): [string, number] | null => {
    if (!isPlainObject(accumulator)) return null
    if (isPlainObject(accumulator['$count'])) return [name, 1]
    return typeof accumulator['$sum'] === 'number' ? [name, accumulator['$sum']] : null
  })
  return names.every((name) => name !== null) ? { id, names } : null
}

function wholeCount(stage: Document | undefined): Aggregation['count'] {
  const counted = counters(stage)
  if (counted === null || (typeof counted.id !== 'number' && counted.id !== null)) return null
  const { id, names } = counted
  return { toAnswer: (count) => (count === 0 ? [] : [{ _id: id, ...multiples(names, count) }]) }
}

function groupedCount(stage: Document | undefined): Aggregation['countBy'] {
  const counted = counters(stage)
  if (counted === null || typeof counted.id !== 'string' || !/^\$[^$.][^$]*$/.test(counted.id)) return null
  return { path: counted.id.slice(1), toAnswer: (value, count) => ({ _id: value, ...multiples(counted.names, count) }) }
}

const multiples = (names: readonly [string, number][], count: number): Document =>
  Object.fromEntries(names.map(([name, weight]) => [name, weight * count]))

/** Until a stage makes documents anew, whatever a stage names has to be read. */
function fieldsOf(stages: readonly Document[]): ReadonlySet<string> | null {
  const fields = new Set<string>()
  for (const stage of stages) {
    const name = stageName(stage)
    const body = stage[name]
    if (name === '$match') {
      const filter = parseFilter(body)
      if (filter.fields === null) return null
      filter.fields.forEach((field) => fields.add(field))
    } else if (name === '$sort') sortRoots(parseSort(body)).forEach((field) => fields.add(field))
    else if (name === '$lookup') fields.add(rootOf(String((body as Document)['localField'])))
    else if (!addReferences(body, fields)) return null
    if (name === '$group' || name === '$replaceRoot' || name === '$replaceWith') return fields
    if (name === '$facet') return null
    if (name === '$project' && isPlainObject(body) && isIncluding(body)) {
      Object.keys(body).forEach((path) => fields.add(rootOf(path)))
      return fields.add('_id')
    }
  }
  return null
}

const isIncluding = (projection: Document): boolean =>
  Object.entries(projection).some(([path, wanted]) => path !== '_id' && wanted !== 0 && wanted !== false)

function addReferences(expression: unknown, fields: Set<string>): boolean {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)/.test(expression)
    if (expression.startsWith('$')) fields.add(rootOf(expression.slice(1)))
    return true
  }
  if (Array.isArray(expression)) return expression.every((item) => addReferences(item, fields))
  return !isPlainObject(expression) || Object.values(expression).every((inner) => addReferences(inner, fields))
}
