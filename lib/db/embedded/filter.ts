import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { FIELD_OPERATORS, STARTS_WITH, compileQuery } from './mingo-context'
import { rootOf } from './paths'
import { checkExpression } from './pipeline-stages'
import { isPlainObject } from './value-order'

export type RangeOperator = '$gt' | '$gte' | '$lt' | '$lte'

/** One condition that an index may serve. All clauses of a filter hold together. */
export type Clause =
  | { kind: 'in'; path: string; values: readonly unknown[] }
  | { kind: 'range'; path: string; operator: RangeOperator; value: unknown }
  | { kind: 'prefix'; path: string; prefix: string }
  | { kind: 'exists'; path: string }
  | { kind: 'or'; branches: readonly Filter[] }
  | { kind: 'other' }

export type TextSearch = { search: string; language: string | undefined }

export type Filter = {
  clauses: readonly Clause[]
  text: TextSearch | null
  /** The top-level fields the test looks at; null when it may look at all of them. */
  fields: ReadonlySet<string> | null
  /** Everything but the text search. */
  test: (source: Document) => boolean
}

const DEPTH_MAX = 50
const RANGES: readonly string[] = ['$gt', '$gte', '$lt', '$lte']

type Draft = { clauses: Clause[]; text: TextSearch | null; fields: Set<string>; whole: boolean }

/**
 * Reads a filter as MongoDB does, refusing by name what is not honoured. A pattern is accepted only when it says
 * "starts with this text" (`/^literal/`): it becomes a range of an index and is never executed, so no pattern can
 * stall the process.
 */
export function parseFilter(source: unknown): Filter {
  if (source !== undefined && !isPlainObject(source))
    throw new DatabaseError('TypeMismatch', 'A filter must be an object')
  const draft: Draft = { clauses: [], text: null, fields: new Set(), whole: false }
  const rewritten = readFilter(source ?? {}, draft, 0, true)
  let compiled: ((source: Document) => boolean) | null = null
  const isEmpty = Object.keys(rewritten).length === 0
  // Compiled at once where it can fail, so that a bad filter is refused even when no document is looked at.
  if (!isEmpty) compiled = compileQuery(rewritten)
  return {
    clauses: draft.clauses,
    text: draft.text,
    fields: draft.whole ? null : draft.fields,
    test: compiled ?? (() => true),
  }
}

function readFilter(source: Document, draft: Draft, depth: number, top: boolean): Document {
  if (depth > DEPTH_MAX) throw new DatabaseError('BadValue', 'The filter is nested too deeply')
  const conditions: Document[] = []
  for (const [name, condition] of Object.entries(source)) {
    refuseProto(name)
    if (name === '$comment') continue
    if (name === '$text') readText(condition, draft, top)
    else if (name === '$and') {
      for (const branch of listOfFilters(name, condition)) conditions.push(readFilter(branch, draft, depth + 1, top))
    } else if (name === '$or' || name === '$nor') conditions.push(readBranches(name, condition, draft, depth))
    else if (name === '$expr') {
      checkExpression(condition, 0)
      draft.whole = true
      draft.clauses.push({ kind: 'other' })
      conditions.push({ $expr: condition })
    } else if (name.startsWith('$')) throw unsupported(`the filter operator ${name}`)
    else conditions.push(readField(name, condition, draft, depth))
  }
  const present = conditions.filter((condition) => Object.keys(condition).length > 0)
  return present.length === 0 ? {} : present.length === 1 && present[0] !== undefined ? present[0] : { $and: present }
}

function readBranches(name: '$or' | '$nor', condition: unknown, draft: Draft, depth: number): Document {
  const inner: Draft[] = []
  const rewritten = listOfFilters(name, condition).map((branch) => {
    const own: Draft = { clauses: [], text: null, fields: draft.fields, whole: false }
    inner.push(own)
    return readFilter(branch, own, depth + 1, false)
  })
  if (inner.some((branch) => branch.whole)) draft.whole = true
  // Only the clauses of a branch are ever asked for: the test belongs to the whole filter.
  const branches = inner.map((own) => ({ clauses: own.clauses, text: null, fields: null, test: () => true }))
  draft.clauses.push(name === '$or' ? { kind: 'or', branches } : { kind: 'other' })
  return { [name]: rewritten }
}

function listOfFilters(name: string, condition: unknown): Document[] {
  if (!Array.isArray(condition) || condition.length === 0 || !condition.every(isPlainObject)) {
    throw new DatabaseError('BadValue', `${name} must be a nonempty array of objects`)
  }
  return condition
}

function readText(condition: unknown, draft: Draft, top: boolean): void {
  if (!top) throw unsupported('$text inside $or or $nor')
  if (draft.text !== null) throw new DatabaseError('BadValue', 'Too many text expressions')
  if (!isPlainObject(condition) || typeof condition['$search'] !== 'string') {
    throw new DatabaseError('TypeMismatch', '$search had the wrong type. Expected string')
  }
  for (const [option, value] of Object.entries(condition)) {
    if (option === '$search' || option === '$language') continue
    if ((option === '$caseSensitive' || option === '$diacriticSensitive') && value === false) continue
    throw unsupported(`$text with ${option}`)
  }
  const language = condition['$language']
  draft.text = { search: condition['$search'], language: typeof language === 'string' ? language : undefined }
}

function readField(path: string, condition: unknown, draft: Draft, depth: number): Document {
  draft.fields.add(rootOf(path))
  if (condition instanceof RegExp) return { [path]: readPattern(path, condition.source, condition.flags, draft) }
  if (!isPlainObject(condition) || !isOperators(condition)) {
    draft.clauses.push({ kind: 'in', path, values: [condition] })
    return { [path]: { $eq: condition } }
  }
  const { $regex, $options, ...operators } = condition
  const rewritten: Document =
    $regex === undefined && $options === undefined ? {} : readPattern(path, ...patternParts($regex, $options), draft)
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === '$comment') continue
    if (operator === '$not') rewritten['$not'] = readNot(path, operand, depth)
    else {
      checkOperand(operator, operand)
      rewritten[operator] = operator === '$elemMatch' ? readElement(operand as Document, depth) : operand
      draft.clauses.push(clauseFor(path, operator, operand))
    }
  }
  if ('$not' in rewritten) draft.clauses.push({ kind: 'other' })
  return { [path]: rewritten }
}

function isOperators(condition: Document): boolean {
  const names = Object.keys(condition)
  const operators = names.filter((name) => name.startsWith('$') && !['$ref', '$id', '$db'].includes(name))
  if (operators.length === 0) return false
  if (operators.length < names.length) {
    throw new DatabaseError('BadValue', `unknown operator: ${names.find((name) => !name.startsWith('$')) ?? ''}`)
  }
  return true
}

function checkOperand(operator: string, operand: unknown): void {
  if (!(operator in FIELD_OPERATORS) || operator === STARTS_WITH) {
    throw unsupported(`the filter operator ${operator}`)
  }
  const wrong = (expected: string) => new DatabaseError('BadValue', `${operator} needs ${expected}`)
  if (operand instanceof RegExp) throw unsupported(`a pattern in ${operator}`)
  if (['$in', '$nin', '$all'].includes(operator)) {
    if (!Array.isArray(operand)) throw wrong('an array')
    if (operand.some((item) => item instanceof RegExp)) throw unsupported(`a pattern in ${operator}`)
    if (operator !== '$all' && operand.some((item) => isPlainObject(item) && Object.keys(item)[0]?.startsWith('$'))) {
      throw new DatabaseError('BadValue', `cannot nest $ under ${operator}`)
    }
  }
  if (operator === '$elemMatch' && !isPlainObject(operand)) throw wrong('an object')
  if (operator === '$size' && !(Number.isInteger(operand) && Number(operand) >= 0))
    throw wrong('a non-negative integer')
  if (operator === '$mod') {
    const numbers = Array.isArray(operand) && operand.length === 2 && operand.every((item) => typeof item === 'number')
    if (!numbers || Math.trunc(operand[0] as number) === 0) throw wrong('[divisor, remainder] with a divisor not 0')
  }
}

function clauseFor(path: string, operator: string, operand: unknown): Clause {
  if (operator === '$eq') return { kind: 'in', path, values: [operand] }
  if (operator === '$in') return { kind: 'in', path, values: operand as unknown[] }
  if (RANGES.includes(operator)) return { kind: 'range', path, operator: operator as RangeOperator, value: operand }
  if (operator === '$exists' && operand === true) return { kind: 'exists', path }
  return { kind: 'other' }
}

/** Reads the inside only to check and rewrite it: a negation gives an index nothing. */
function readNot(path: string, operand: unknown, depth: number): Document {
  const inner: Draft = { clauses: [], text: null, fields: new Set(), whole: false }
  if (!(operand instanceof RegExp) && !(isPlainObject(operand) && isOperators(operand))) {
    throw new DatabaseError('BadValue', '$not needs a pattern or an object of operators')
  }
  return readField(path, operand, inner, depth + 1)[path] as Document
}

function readElement(criteria: Document, depth: number): Document {
  const inner: Draft = { clauses: [], text: null, fields: new Set(), whole: false }
  const first = Object.keys(criteria)[0] ?? ''
  const isValue = first.startsWith('$') && !['$and', '$or', '$nor'].includes(first)
  if (isValue) return readField('item', criteria, inner, depth + 1)['item'] as Document
  const rewritten = readFilter(criteria, inner, depth + 1, false)
  if (inner.whole) throw unsupported('$expr inside $elemMatch')
  return rewritten
}

function patternParts(pattern: unknown, options: unknown): [string, string] {
  const flags = typeof options === 'string' ? options : ''
  if (pattern instanceof RegExp) return [pattern.source, `${pattern.flags}${flags}`]
  if (typeof pattern !== 'string') throw new DatabaseError('BadValue', '$regex has to be a string')
  return [pattern, flags]
}

function readPattern(path: string, source: string, flags: string, draft: Draft): Document {
  const prefix = literalPrefix(source)
  if (prefix === null || flags !== '') {
    throw unsupported('patterns, except "starts with" (/^literal text/ without flags)')
  }
  draft.clauses.push({ kind: 'prefix', path, prefix })
  return { [STARTS_WITH]: prefix }
}

/** The text after `^`, when nothing in it has a meaning of its own; null otherwise. */
function literalPrefix(source: string): string | null {
  if (!source.startsWith('^')) return null
  const body = source.slice(1)
  if (!/^(?:[^\\^$.*+?()[\]{}|]|\\[\\^$.*+?()[\]{}|/-])*$/u.test(body)) return null
  return body.replace(/\\(.)/gu, '$1')
}

function refuseProto(name: string): void {
  if (name.split('.').includes('__proto__')) throw unsupported('__proto__ in a filter')
}
