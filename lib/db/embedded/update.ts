import { BSON } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { checkStages } from './pipeline-stages'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import type { Filter } from './filter'
import { filterOptions } from './mingo-context'
import { assign, pathsOverlap, stepsOf, valueAt } from './paths'
import { concretePaths } from './update-paths'
import type { ArrayFilters } from './update-paths'
import { fieldOperator, REMOVED, UNCHANGED } from './update-operators'
import type { FieldOperator } from './update-operators'
import { isPlainObject, valuesEqual } from './value-order'

/**
 * Makes the next state of a document. `source` is the caller's own copy and may be changed; `isInsert` says that an
 * upsert is making it.
 */
export type Update = (source: Document, isInsert: boolean) => Document

type Change = { path: string; run: (source: Document, isInsert: boolean) => void }

/** Reads an update: a replacement, operators, or a pipeline. What is wrong with it is said before anything changes. */
export function parseUpdate(source: unknown, query: unknown, arrayFilters: unknown): Update {
  if (Array.isArray(source)) return parsePipeline(source as unknown[], arrayFilters)
  if (!isPlainObject(source)) throw new DatabaseError('FailedToParse', 'An update must be an object or a pipeline')
  const names = Object.keys(source)
  const isOperators = names[0]?.startsWith('$') === true
  if (!isOperators) {
    if (arrayFilters !== undefined)
      throw new DatabaseError('FailedToParse', 'Cannot use arrayFilters with a replacement')
    const wrong = names.find((name) => name.startsWith('$'))
    if (wrong !== undefined) {
      throw new DatabaseError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${wrong}' is not allowed in the context of a replacement`,
      )
    }
    return (before) => withSameId(before, copyOf(source))
  }
  const filters = parseArrayFilters(arrayFilters)
  const changes = readChanges(source, filters, isPlainObject(query) ? query : {})
  const used = new Set(changes.flatMap(({ path }) => stepsOf(path)))
  const unused = [...filters.keys()].find((name) => !used.has(`$[${name}]`))
  if (unused !== undefined) {
    throw new DatabaseError('FailedToParse', `The array filter for identifier '${unused}' was not used in the update`)
  }
  return (before, isInsert) => {
    const id = before['_id']
    for (const change of changes) change.run(before, isInsert)
    if (id !== undefined && !valuesEqual(before['_id'], id)) throw immutableId()
    return before
  }
}

function copyOf(source: Document): Document {
  return BSON.deserialize(BSON.serialize(source, { ignoreUndefined: false }), { promoteBuffers: true })
}

function immutableId(): DatabaseError {
  return new DatabaseError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  )
}

function withSameId(before: Document, next: Document): Document {
  if (!Object.hasOwn(before, '_id')) return next
  if (Object.hasOwn(next, '_id') && !valuesEqual(before['_id'], next['_id'])) throw immutableId()
  const { _id: _, ...rest } = next
  return { _id: before['_id'], ...rest }
}

/** In the order of their paths, as MongoDB applies them: it decides the order of new fields. */
function readChanges(source: Document, filters: ArrayFilters, query: Document): Change[] {
  const changes: Change[] = []
  for (const [name, fields] of Object.entries(source)) {
    if (!name.startsWith('$')) throw new DatabaseError('FailedToParse', `Unknown modifier: ${name}`)
    if (!isPlainObject(fields)) {
      throw new DatabaseError('FailedToParse', `Modifiers operate on fields but we found a value instead: {${name}: …}`)
    }
    for (const [path, operand] of Object.entries(fields)) {
      if (name === '$rename') changes.push(...readRename(path, operand))
      else changes.push(readChange(name, checkPath(path), operand, filters, query))
    }
  }
  changes.sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0))
  for (const [at, { path }] of changes.entries()) {
    const other = changes.slice(0, at).find((earlier) => pathsOverlap(earlier.path, path))
    if (other === undefined) continue
    throw new DatabaseError(
      'ConflictingUpdateOperators',
      `Updating the path '${path}' would create a conflict at '${other.path}'`,
    )
  }
  return changes
}

function readChange(name: string, path: string, operand: unknown, filters: ArrayFilters, query: Document): Change {
  const onInsert = name === '$setOnInsert'
  const operator = fieldOperator(onInsert ? '$set' : name, operand, path)
  return {
    path,
    run: (source, isInsert) => {
      if (onInsert && !isInsert) return
      for (const steps of concretePaths(source, path, filters, query)) changeAt(source, steps, operator)
    },
  }
}

/** Two changes, so that a conflict with either end is seen; one of them does the work. */
function readRename(path: string, target: unknown): Change[] {
  if (typeof target !== 'string')
    throw new DatabaseError('BadValue', `The 'to' field for $rename must be a string: ${path}`)
  if (`${path}.${target}`.includes('$'))
    throw new DatabaseError('BadValue', 'The fields of $rename cannot be positional')
  if (pathsOverlap(path, target))
    throw new DatabaseError('BadValue', `The source and target field for $rename must differ: ${path}`)
  const run = (source: Document): void => {
    const value = valueAt(source, path)
    if (value === undefined) return
    changeAt(source, stepsOf(path), { creates: false, apply: () => REMOVED })
    changeAt(source, stepsOf(target), { creates: true, apply: () => value })
  }
  return [
    { path: checkPath(path), run },
    { path: checkPath(target), run: () => undefined },
  ]
}

/** What an upsert starts from: the fields that the filter says are equal to something. */
export function upsertBase(filter: Filter): Document {
  const base: Document = {}
  for (const clause of filter.clauses) {
    if (clause.kind !== 'in' || clause.values.length !== 1) continue
    const [value] = clause.values
    changeAt(base, stepsOf(checkPath(clause.path)), { creates: true, apply: () => value })
  }
  return base
}

function checkPath(path: string): string {
  const steps = stepsOf(path)
  if (steps.includes('__proto__')) throw unsupported('__proto__ in an update')
  if (steps.includes('')) throw new DatabaseError('BadValue', `The update path '${path}' contains an empty field name`)
  const wrong = steps.find((step) => step.startsWith('$') && step !== '$' && !/^\$\[\w*\]$/.test(step))
  if (wrong !== undefined) {
    throw new DatabaseError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${wrong}' in '${path}' is not valid for storage`,
    )
  }
  return path
}

const GAP_MAX = 10_000

/** Follows the steps, making objects on the way where the operator may create, and puts the changed value in place. */
function changeAt(source: Document, steps: readonly string[], operator: FieldOperator): void {
  const { creates } = operator
  let holder: unknown = source
  for (const [at, step] of steps.entries()) {
    const isLast = at === steps.length - 1
    if (Array.isArray(holder)) {
      const position = Number(step)
      if (!/^\d+$/.test(step)) throw notViable(steps, at)
      if (position >= holder.length) {
        if (!creates) return
        if (position - holder.length > GAP_MAX)
          throw new DatabaseError('BadValue', 'An update may not leave such a gap in an array')
        while (holder.length < position) holder.push(null)
        if (!isLast) holder.push({})
      }
      if (isLast) {
        const next = operator.apply(holder[position], steps.join('.'))
        if (next === REMOVED) holder[position] = null
        else if (next !== UNCHANGED) holder[position] = next
        return
      }
      holder = holder[position]
    } else if (isPlainObject(holder)) {
      const current = Object.hasOwn(holder, step) ? holder[step] : undefined
      if (isLast) {
        const next = operator.apply(current, steps.join('.'))
        if (next === REMOVED) Reflect.deleteProperty(holder, step)
        else if (next !== UNCHANGED) assign(holder, step, next)
        return
      }
      if (current === undefined) {
        if (!creates) return
        assign(holder, step, {})
      }
      holder = holder[step]
    } else {
      if (!creates) return
      throw notViable(steps, at)
    }
  }
}

function notViable(steps: readonly string[], at: number): DatabaseError {
  return new DatabaseError(
    'PathNotViable',
    `Cannot create field '${steps[at] ?? ''}' in element '${steps.slice(0, at).join('.')}'`,
  )
}

function parseArrayFilters(source: unknown): ArrayFilters {
  const filters = new Map<string, Filter>()
  for (const filter of (source ?? []) as unknown[]) {
    if (!isPlainObject(filter)) throw new DatabaseError('BadValue', 'An array filter must be an object')
    const names = new Set(identifiersOf(filter))
    const [name] = names
    if (name === undefined || names.size > 1 || !/^[a-z]\w*$/.test(name)) {
      throw new DatabaseError(
        'FailedToParse',
        'An array filter must name one identifier, beginning with a lowercase letter',
      )
    }
    if (filters.has(name))
      throw new DatabaseError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      )
    filters.set(name, parseFilter(filter))
  }
  return filters
}

function identifiersOf(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, condition]) =>
    name.startsWith('$') && Array.isArray(condition)
      ? condition.flatMap((branch) => (isPlainObject(branch) ? identifiersOf(branch) : []))
      : [stepsOf(name)[0] ?? ''],
  )
}

const UPDATE_STAGES = ['$addFields', '$set', '$unset', '$project', '$replaceRoot', '$replaceWith']

function parsePipeline(stages: readonly unknown[], arrayFilters: unknown): Update {
  if (arrayFilters !== undefined) throw new DatabaseError('FailedToParse', 'Cannot use arrayFilters with a pipeline')
  const checked = checkStages(stages, UPDATE_STAGES)
  return (before) => {
    const [next] = new Aggregator(checked, filterOptions).run(new Array<Document>(copyOf(before)))
    return withSameId(before, next ?? {})
  }
}
