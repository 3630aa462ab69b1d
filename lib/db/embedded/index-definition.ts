import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import type { Filter } from './filter'
import { isPlainObject } from './value-order'

export type Direction = 1 | -1

/** An index as its creator described it. */
export type IndexDefinition = {
  name: string
  fields: readonly { path: string; direction: Direction }[]
  unique: boolean
  sparse: boolean
  partial: Filter | null
  expireAfterSeconds: number | null
  /** A text index: its fields and weights, and whether words are stemmed. */
  text: { fields: readonly { path: string; weight: number }[]; language: 'none' | 'english' } | null
  /** What listIndexes answers, and what two definitions are compared by. */
  specification: Document
}

const OPTIONS = [
  'v',
  'key',
  'name',
  'ns',
  'background',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'weights',
  'default_language',
  'textIndexVersion',
]
const PARTIAL_OPERATORS = ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type']

/** Reads one entry of createIndexes; refuses by name what would not be kept. */
export function parseIndex(source: unknown): IndexDefinition {
  if (!isPlainObject(source) || !isPlainObject(source['key'])) {
    throw new DatabaseError('FailedToParse', 'An index needs a key')
  }
  for (const option of Object.keys(source)) {
    if (!OPTIONS.includes(option)) throw unsupported(`the index option ${option}`)
  }
  const key = source['key']
  const entries = Object.entries(key)
  if (entries.length === 0) throw new DatabaseError('CannotCreateIndex', 'Index keys cannot be empty')
  const isText = entries.some(([, kind]) => kind === 'text')
  const name = typeof source['name'] === 'string' ? source['name'] : entries.map((entry) => entry.join('_')).join('_')
  const base = {
    name,
    unique: source['unique'] === true,
    sparse: source['sparse'] === true,
    partial: parsePartial(source['partialFilterExpression']),
    expireAfterSeconds: parseExpiry(source['expireAfterSeconds'], entries.length),
  }
  if (isText && (base.unique || base.sparse || base.partial !== null || base.expireAfterSeconds !== null)) {
    throw unsupported('unique, sparse, partial or expiring text indexes')
  }
  if (base.sparse && base.partial !== null) {
    throw new DatabaseError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options')
  }
  const text = isText ? parseText(entries, source) : null
  return {
    ...base,
    fields: isText ? [] : entries.map(parseField),
    text,
    specification: specificationOf(source, name, text),
  }
}

function parseField([path, kind]: [string, unknown]): { path: string; direction: Direction } {
  if (path === '' || path.startsWith('$') || path.includes('$**') || path.split('.').includes('')) {
    throw new DatabaseError('CannotCreateIndex', `Index key '${path}' is not a field`)
  }
  if (typeof kind === 'number' && kind > 0) return { path, direction: 1 }
  if (typeof kind === 'number' && kind < 0) return { path, direction: -1 }
  throw unsupported(`the index type ${String(kind)}`)
}

function parseText(entries: [string, unknown][], source: Document): NonNullable<IndexDefinition['text']> {
  const language = source['default_language'] ?? 'english'
  if (language !== 'none' && language !== 'english')
    throw unsupported(`the text index language ${JSON.stringify(language)}`)
  const weights = isPlainObject(source['weights']) ? source['weights'] : {}
  const fields = entries.map(([path, kind]) => {
    if (kind !== 'text') throw unsupported('text indexes with other keys beside the text')
    if (path.includes('$')) throw unsupported('wildcard text indexes')
    return { path, weight: weightOf(weights[path]) }
  })
  const unknown = Object.keys(weights).find((path) => !fields.some((field) => field.path === path))
  if (unknown !== undefined) throw unsupported(`a weight for ${unknown}, which is not in the text index`)
  return { fields, language }
}

function weightOf(weight: unknown): number {
  if (weight === undefined) return 1
  if (typeof weight === 'number' && weight >= 1 && weight < 100_000) return weight
  throw new DatabaseError('CannotCreateIndex', 'text index weight must be in the exclusive interval (0,1000000000)')
}

function parseExpiry(seconds: unknown, fieldCount: number): number | null {
  if (seconds === undefined) return null
  if (typeof seconds !== 'number' || seconds < 0 || seconds > 2_147_483_647) {
    throw new DatabaseError('CannotCreateIndex', 'TTL index expireAfterSeconds must be between 0 and 2147483647')
  }
  if (fieldCount !== 1) throw new DatabaseError('CannotCreateIndex', 'TTL indexes are single-field indexes')
  return seconds
}

function parsePartial(source: unknown): Filter | null {
  if (source === undefined) return null
  const partial = parseFilter(source)
  const supported = (condition: unknown) =>
    !isPlainObject(condition) ||
    Object.keys(condition).every((name) => !name.startsWith('$') || PARTIAL_OPERATORS.includes(name))
  for (const [name, condition] of Object.entries(source as Document)) {
    if (
      name === '$and'
        ? !(condition as Document[]).every((part) => Object.values(part).every(supported))
        : !supported(condition)
    ) {
      throw new DatabaseError('CannotCreateIndex', 'unsupported expression in partial index')
    }
  }
  if (partial.clauses.some((clause) => clause.kind === 'or')) {
    throw new DatabaseError('CannotCreateIndex', 'unsupported expression in partial index')
  }
  return partial
}

/** Normalised, so that "the same index again" is recognised whatever its creator left out. */
function specificationOf(source: Document, name: string, text: IndexDefinition['text']): Document {
  const kept = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds']
  const options = kept.filter((option) => source[option] !== undefined && source[option] !== false)
  const specification: Document = { v: 2, key: source['key'], name }
  for (const option of options) specification[option] = source[option]
  if (text === null) return specification
  return {
    ...specification,
    weights: Object.fromEntries(text.fields.map((field) => [field.path, field.weight])),
    default_language: text.language,
  }
}
