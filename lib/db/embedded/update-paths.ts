import { DatabaseError } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import type { Filter } from './filter'
import { stepsOf } from './paths'
import { isPlainObject } from './value-order'

export type ArrayFilters = ReadonlyMap<string, Filter>

/**
 * The places in a document that an update path names: `$` is the item that the query found, `$[]` every item, and
 * `$[name]` every item that its array filter accepts.
 */
export function concretePaths(source: Document, path: string, filters: ArrayFilters, query: Document): string[][] {
  const steps = stepsOf(path)
  if (!path.includes('$')) return [[...steps]]
  let places: { steps: string[]; value: unknown }[] = [{ steps: [], value: source }]
  for (const step of steps) {
    places = places.flatMap(({ steps: taken, value }) => {
      if (!step.startsWith('$')) return [{ steps: [...taken, step], value: childOf(value, step) }]
      if (!Array.isArray(value)) {
        throw new DatabaseError(
          'BadValue',
          `The path '${taken.join('.')}' must exist and be an array in order to apply array updates`,
        )
      }
      const items = value as unknown[]
      const chosen =
        step === '$' ? [foundAt(taken.join('.'), items, query)] : accepted(step.slice(2, -1), items, filters)
      return chosen.map((position) => ({ steps: [...taken, String(position)], value: items[position] }))
    })
  }
  return places.map((place) => place.steps)
}

function childOf(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return (value as unknown[])[Number(step)]
  return isPlainObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function accepted(name: string, items: readonly unknown[], filters: ArrayFilters): number[] {
  const filter = filters.get(name)
  if (name !== '' && filter === undefined) {
    throw new DatabaseError('BadValue', `No array filter found for identifier '${name}'`)
  }
  return [...items.keys()].filter((position) => filter?.test({ [name]: items[position] }) ?? true)
}

/** The first item that answers the query's one condition on this array. With two conditions MongoDB may pick either. */
function foundAt(path: string, items: readonly unknown[], query: Document): number {
  const conditions = conditionsOn(path, query)
  const [condition] = conditions
  if (condition === undefined || conditions.length > 1) {
    throw new DatabaseError('BadValue', `The positional operator needs exactly one condition on '${path}' in the query`)
  }
  const [name, operand] = condition
  const filter = parseFilter({ [`item${name.slice(path.length)}`]: operand })
  const position = items.findIndex((item) => filter.test({ item: [item] }))
  if (position >= 0) return position
  throw new DatabaseError('BadValue', 'The positional operator did not find the match needed from the query.')
}

function conditionsOn(path: string, query: Document): [string, unknown][] {
  return Object.entries(query).flatMap(([name, condition]): [string, unknown][] => {
    if (name === '$and' && Array.isArray(condition)) {
      return condition.flatMap((part) => (isPlainObject(part) ? conditionsOn(path, part) : []))
    }
    return name === path || name.startsWith(`${path}.`) ? [[name, condition]] : []
  })
}
