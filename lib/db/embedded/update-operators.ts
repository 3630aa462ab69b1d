import { Long, Timestamp } from 'bson'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import { parseSort, sortKey } from './sorting'
import { compareValues, isPlainObject, valuesEqual } from './value-order'

export const REMOVED = Symbol('removed')
export const UNCHANGED = Symbol('unchanged')

/** What an operator makes of the value at its path (`undefined`: there is none). */
export type FieldOperator = {
  /** Whether the way to the path is made where it is missing. */
  creates: boolean
  apply: (current: unknown, path: string) => unknown
}

/**
 * The update operators. They are ours because mingo passes silently over what MongoDB refuses: a step through a
 * number, an increment of a string, a push onto something that is no array.
 */
export function fieldOperator(name: string, operand: unknown, path: string): FieldOperator {
  const make = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (make === undefined) throw unsupported(`the update operator ${name}`)
  return make(operand, path)
}

const creating = (apply: FieldOperator['apply']): FieldOperator => ({ creates: true, apply })
const changing = (apply: FieldOperator['apply']): FieldOperator => ({ creates: false, apply })

const OPERATORS: Record<string, (operand: unknown, path: string) => FieldOperator> = {
  $set: (operand) => creating(() => operand),
  $unset: () => changing((current) => (current === undefined ? UNCHANGED : REMOVED)),
  $inc: (operand, path) => arithmetic('$inc', operand, path),
  $mul: (operand, path) => arithmetic('$mul', operand, path),
  $min: (operand) =>
    creating((current) => (current !== undefined && compareValues(operand, current) >= 0 ? UNCHANGED : operand)),
  $max: (operand) =>
    creating((current) => (current !== undefined && compareValues(operand, current) <= 0 ? UNCHANGED : operand)),
  $currentDate: currentDate,
  $bit: bitwise,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: (operand) => {
    if (!Array.isArray(operand)) throw new DatabaseError('BadValue', '$pullAll requires an array argument')
    return removing('$pullAll', (item) => operand.some((value) => valuesEqual(item, value)))
  },
  $pop: (operand) => {
    if (operand !== 1 && operand !== -1) throw new DatabaseError('FailedToParse', '$pop expects 1 or -1')
    return changing((current, path) => {
      if (current === undefined) return UNCHANGED
      const items = arrayAt('$pop', current, path)
      return operand === 1 ? items.slice(0, -1) : items.slice(1)
    })
  },
}

function arithmetic(name: '$inc' | '$mul', operand: unknown, path: string): FieldOperator {
  if (!isNumeric(operand))
    throw new DatabaseError('TypeMismatch', `Cannot ${name} with a non-numeric argument at '${path}'`)
  const isSum = name === '$inc'
  return creating((current, at) => {
    const value = current === undefined ? 0 : current
    if (!isNumeric(value)) {
      throw new DatabaseError('TypeMismatch', `Cannot apply ${name} to a value of non-numeric type at '${at}'`)
    }
    if (!isWhole(value) || !isWhole(operand) || (typeof value === 'number' && typeof operand === 'number')) {
      const [left, right] = [Number(value), Number(operand)]
      return isSum ? left + right : left * right
    }
    const [left, right] = [BigInt(value.toString()), BigInt(operand.toString())]
    const result = isSum ? left + right : left * right
    if (result !== BigInt.asIntN(64, result)) throw new DatabaseError('BadValue', `${name} leaves 64 bits at '${at}'`)
    return Number.isSafeInteger(Number(result)) ? Number(result) : Long.fromBigInt(result)
  })
}

const isNumeric = (value: unknown): value is number | Long => typeof value === 'number' || value instanceof Long
const isWhole = (value: number | Long): boolean => value instanceof Long || Number.isInteger(value)

function currentDate(operand: unknown): FieldOperator {
  const type = isPlainObject(operand) ? operand['$type'] : operand === true || operand === false ? 'date' : undefined
  if (type === 'date') return creating(() => new Date())
  if (type === 'timestamp') return creating(() => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }))
  throw new DatabaseError('BadValue', "The $currentDate argument must be true or {$type: 'date' or 'timestamp'}")
}

function bitwise(operand: unknown): FieldOperator {
  const entries = isPlainObject(operand) ? Object.entries(operand) : []
  const valid =
    entries.length > 0 &&
    entries.every(([name, bits]) => ['and', 'or', 'xor'].includes(name) && (bits as number) === ((bits as number) | 0))
  if (!valid) throw new DatabaseError('BadValue', 'The $bit modifier needs and, or or xor with a 32-bit integer')
  return creating((current, path) => {
    const start = current ?? 0
    if (typeof start !== 'number' || start !== (start | 0))
      throw new DatabaseError('BadValue', `Cannot apply $bit to a value that is no 32-bit integer at '${path}'`)
    return entries.reduce((bits, [name, other]) => {
      const by = other as number
      return name === 'and' ? bits & by : name === 'or' ? bits | by : bits ^ by
    }, start)
  })
}

function arrayAt(name: string, current: unknown, path: string): unknown[] {
  if (Array.isArray(current)) return current as unknown[]
  throw new DatabaseError('BadValue', `Cannot apply ${name} to a non-array value at '${path}'`)
}

const MODIFIERS = ['$each', '$slice', '$sort', '$position']

function push(operand: unknown): FieldOperator {
  const modifiers: Document = isPlainObject(operand) && '$each' in operand ? operand : { $each: [operand] }
  const unknownModifier = Object.keys(modifiers).find((name) => !MODIFIERS.includes(name))
  if (unknownModifier !== undefined)
    throw new DatabaseError('BadValue', `Unrecognized clause in $push: ${unknownModifier}`)
  if (isPlainObject(operand) && !('$each' in operand) && Object.keys(operand)[0]?.startsWith('$') === true) {
    throw new DatabaseError('BadValue', 'The modifiers of $push need $each')
  }
  const { $each, $slice, $sort, $position } = modifiers
  if (!Array.isArray($each)) throw new DatabaseError('BadValue', 'The argument to $each in $push must be an array')
  for (const number of [$slice, $position]) {
    if (number !== undefined && !Number.isInteger(number))
      throw new DatabaseError('BadValue', '$slice and $position must be integers')
  }
  const sorted = $sort === undefined ? null : itemSorter($sort)
  return creating((current, path) => {
    const items = current === undefined ? [] : [...arrayAt('$push', current, path)]
    items.splice(typeof $position === 'number' ? $position : items.length, 0, ...($each as unknown[]))
    const ordered = sorted === null ? items : sorted(items)
    if (typeof $slice !== 'number') return ordered
    if ($slice === 0) return []
    return $slice < 0 ? ordered.slice($slice) : ordered.slice(0, $slice)
  })
}

function itemSorter(specification: unknown): (items: unknown[]) => unknown[] {
  if (specification === 1 || specification === -1) {
    return (items) => items.toSorted((left, right) => compareValues(left, right) * specification)
  }
  const sort = parseSort(specification)
  const key = (item: unknown) => sortKey(isPlainObject(item) ? item : {}, sort, 0)
  return (items) => items.toSorted((left, right) => Buffer.compare(key(left), key(right)))
}

function addToSet(operand: unknown): FieldOperator {
  const each = isPlainObject(operand) && '$each' in operand ? operand['$each'] : [operand]
  if (!Array.isArray(each))
    throw new DatabaseError('TypeMismatch', 'The argument to $each in $addToSet must be an array')
  if (isPlainObject(operand) && '$each' in operand && Object.keys(operand).length > 1) {
    throw new DatabaseError('BadValue', 'Found unexpected fields after $each in $addToSet')
  }
  return creating((current, path) => {
    const items = current === undefined ? [] : [...arrayAt('$addToSet', current, path)]
    for (const value of each as unknown[]) if (!items.some((item) => valuesEqual(item, value))) items.push(value)
    return items
  })
}

/** A condition on the items (`{ $in: [1, 2] }`), on their fields (`{ x: 1 }`), or the item itself. */
function pull(operand: unknown): FieldOperator {
  if (operand instanceof RegExp) throw unsupported('a pattern in $pull')
  if (!isPlainObject(operand)) return removing('$pull', (item) => valuesEqual(item, operand))
  const isCondition = Object.keys(operand)[0]?.startsWith('$') === true
  const filter = isCondition ? parseFilter({ item: operand }) : parseFilter(operand)
  return removing('$pull', (item) => (isCondition ? filter.test({ item }) : isPlainObject(item) && filter.test(item)))
}

function removing(name: string, isRemoved: (item: unknown) => boolean): FieldOperator {
  return changing((current, path) => {
    if (current === undefined) return UNCHANGED
    return arrayAt(name, current, path).filter((item) => !isRemoved(item))
  })
}
