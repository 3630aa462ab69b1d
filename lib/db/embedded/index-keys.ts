import { DatabaseError } from './errors'
import type { Document } from './errors'
import type { IndexDefinition } from './index-definition'
import { isArrayIndex, stepsOf } from './paths'
import { EMPTY_ARRAY, encodeKey, isPlainObject } from './value-order'

/** A document's entries in one index. A field is multikey when an array stood on its path. */
export type IndexEntries = { keys: Buffer[]; multikey: readonly boolean[] }

const ENTRIES_MAX = 10_000
const NOTHING: IndexEntries = { keys: [], multikey: [] }

/**
 * The keys under which a document stands in an index: one, or for arrays one per item (per combination, where the
 * fields share an array). Missing is null. Two fields that go through different arrays are refused, as in MongoDB.
 */
export function indexEntries(index: IndexDefinition, source: Document): IndexEntries {
  if (index.partial !== null && !index.partial.test(source)) return NOTHING
  const fields = index.fields.map((field) => valuesOf(source, field.path))
  if (index.sparse && fields.every((field) => !field.exists)) return NOTHING
  refuseParallelArrays(fields)
  const directions = index.fields.map((field) => field.direction)
  const multikey = fields.map((field) => field.array !== null)
  if (!multikey.includes(true)) {
    return {
      keys: [
        encodeKey(
          fields.map((field) => field.values[0]),
          directions,
        ),
      ],
      multikey,
    }
  }
  const keys = new Map<string, Buffer>()
  for (const values of combinations(fields.map((field) => field.values))) {
    const key = encodeKey(values, directions)
    keys.set(key.toString('latin1'), key)
  }
  return { keys: [...keys.values()], multikey }
}

/** The field values of the first entry of a document: what a duplicate-key message names. */
export function keyValues(index: IndexDefinition, source: Document, key: Buffer): Document {
  const fields = index.fields.map((field) => valuesOf(source, field.path))
  const directions = index.fields.map((field) => field.direction)
  for (const values of combinations(fields.map((field) => field.values))) {
    if (!encodeKey(values, directions).equals(key)) continue
    return Object.fromEntries(
      index.fields.map((field, at) => [field.path, values[at] === EMPTY_ARRAY ? [] : (values[at] ?? null)]),
    )
  }
  return {}
}

type FieldValues = { values: unknown[]; array: string | null; exists: boolean }

function valuesOf(source: Document, path: string): FieldValues {
  const found: FieldValues = { values: [], array: null, exists: false }
  collect(source, stepsOf(path), 0, found)
  if (found.values.length === 0) found.values.push(null)
  return found
}

function collect(source: unknown, steps: readonly string[], at: number, found: FieldValues): void {
  const step = steps[at]
  if (Array.isArray(source)) {
    found.array ??= steps.slice(0, at).join('.')
    if (step === undefined) {
      found.exists = true
      if (source.length === 0) found.values.push(EMPTY_ARRAY)
      else for (const item of source as unknown[]) found.values.push(item)
      return
    }
    if (isArrayIndex(step) && Number(step) < source.length) collect(source[Number(step)], steps, at + 1, found)
    for (const item of source as unknown[]) if (isPlainObject(item)) collect(item, steps, at, found)
    return
  }
  if (step === undefined) {
    found.exists = true
    found.values.push(source)
    return
  }
  if (isPlainObject(source) && Object.hasOwn(source, step)) collect(source[step], steps, at + 1, found)
  else found.values.push(null)
}

function refuseParallelArrays(fields: readonly FieldValues[]): void {
  const arrays = new Set(fields.flatMap((field) => (field.array === null ? [] : [field.array])))
  if (arrays.size < 2) return
  throw new DatabaseError(
    'CannotIndexParallelArrays',
    `cannot index parallel arrays ${[...arrays].map((path) => `[${path}]`).join(' ')}`,
  )
}

function* combinations(lists: readonly unknown[][]): Generator<unknown[]> {
  const total = lists.reduce((product, list) => product * list.length, 1)
  if (total > ENTRIES_MAX) {
    throw new DatabaseError('CannotCreateIndex', `A document may have at most ${ENTRIES_MAX} entries in an index`)
  }
  for (let number = 0; number < total; number++) {
    let rest = number
    yield lists.map((list) => {
      const item = list[rest % list.length]
      rest = Math.floor(rest / list.length)
      return item
    })
  }
}
