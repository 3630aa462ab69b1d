import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { createBudget } from './memory-budget'
import type { Budget } from './memory-budget'
import { evaluate } from './mingo-context'
import { refuseExactNumbers } from './stage'
import type { Stage } from './stage'
import { compareValues, encodeKey, isPlainObject } from './value-order'

/** What an accumulator has gathered in one group. */
type Accumulator = { add(value: unknown): void; result(): unknown }

/**
 * `$group`, one document at a time: it holds the groups, not the documents. (mingo's holds every document until the
 * last has come.)
 */
export function groupStage(body: unknown): Stage {
  if (!isPlainObject(body) || !('_id' in body))
    throw new DatabaseError('BadValue', 'a group specification must include an _id')
  const { _id: idExpression, ...rest } = body
  const fields = Object.entries(rest).map(([name, accumulator]) => readField(name, accumulator))
  return function* (items) {
    const groups = new Map<string, { id: unknown; accumulators: Accumulator[] }>()
    const budget = createBudget('$group')
    for (const item of items) {
      if (item === null) {
        yield null
        continue
      }
      refuseExactNumbers(item.source)
      const id = evaluate(idExpression, item.source) ?? null
      const key = encodeKey([id]).toString('latin1')
      let group = groups.get(key)
      if (group === undefined) {
        group = { id, accumulators: fields.map((field) => field.create(budget)) }
        budget.spend({ id, key })
        groups.set(key, group)
      }
      for (const [at, field] of fields.entries()) group.accumulators[at]?.add(evaluate(field.expression, item.source))
    }
    for (const { id, accumulators } of groups.values()) {
      const source: Document = { _id: id }
      for (const [at, field] of fields.entries()) source[field.name] = accumulators[at]?.result()
      yield { source, score: null }
    }
  }
}

type Field = { name: string; expression: unknown; create: (budget: Budget) => Accumulator }

function readField(name: string, source: unknown): Field {
  if (name.includes('.') || name.startsWith('$'))
    throw new DatabaseError('BadValue', `The field name '${name}' cannot contain '.' or begin with '$'`)
  const [operator, expression] = isPlainObject(source) ? (Object.entries(source)[0] ?? []) : []
  if (operator === undefined) throw new DatabaseError('BadValue', `The field '${name}' must be an accumulator object`)
  const create = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
  if (create === undefined) throw unsupported(`the accumulator ${operator}`)
  return { name, expression: operator === '$count' ? { $literal: 1 } : expression, create }
}

const ACCUMULATORS: Record<string, (budget: Budget) => Accumulator> = {
  $sum: sum,
  $count: sum,
  $avg: average,
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
}

function sum(): Accumulator {
  let total = 0
  return {
    add: (value) => {
      if (typeof value === 'number') total += value
    },
    result: () => total,
  }
}

function average(): Accumulator {
  let [total, count] = [0, 0]
  return {
    add: (value) => {
      if (typeof value !== 'number') return
      total += value
      count++
    },
    result: () => (count === 0 ? null : total / count),
  }
}

function extreme(side: 1 | -1): Accumulator {
  let found: unknown = null
  return {
    add: (value) => {
      if (value === null || value === undefined) return
      if (found === null || compareValues(value, found) * side > 0) found = value
    },
    result: () => found,
  }
}

function first(): Accumulator {
  let found: { value: unknown } | null = null
  return {
    add: (value) => {
      found ??= { value: value ?? null }
    },
    result: () => found?.value ?? null,
  }
}

function last(): Accumulator {
  let found: unknown = null
  return {
    add: (value) => {
      found = value ?? null
    },
    result: () => found,
  }
}

function push(budget: Budget): Accumulator {
  const values: unknown[] = []
  return {
    add: (value) => {
      if (value === undefined) return
      budget.spend({ value })
      values.push(value)
    },
    result: () => values,
  }
}

function addToSet(budget: Budget): Accumulator {
  const values = new Map<string, unknown>()
  return {
    add: (value) => {
      if (value === undefined) return
      const key = encodeKey([value]).toString('latin1')
      if (values.has(key)) return
      budget.spend({ value, key })
      values.set(key, value)
    },
    result: () => [...values.values()],
  }
}

function mergeObjects(): Accumulator {
  const merged: Document = {}
  return {
    add: (value) => {
      if (isPlainObject(value)) Object.assign(merged, value)
      else if (value !== null && value !== undefined)
        throw new DatabaseError('BadValue', '$mergeObjects requires object inputs')
    },
    result: () => merged,
  }
}
