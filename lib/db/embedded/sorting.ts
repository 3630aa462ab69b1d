import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import type { Direction } from './index-definition'
import { rootOf, valuesAt } from './paths'
import { compareValues, EMPTY_ARRAY, encodeKey, isPlainObject } from './value-order'

export type SortField = { path: string; direction: Direction; isTextScore: boolean }

/** Reads a sort specification; `{ $meta: 'textScore' }` sorts the best first. */
export function parseSort(source: unknown): SortField[] {
  if (source === undefined || source === null) return []
  const entries =
    source instanceof Map
      ? [...(source as Map<string, unknown>)]
      : isPlainObject(source)
        ? Object.entries(source)
        : null
  if (entries === null) throw new DatabaseError('TypeMismatch', 'A sort must be an object')
  return entries.map(([path, direction]) => {
    if (isPlainObject(direction)) {
      if (direction['$meta'] !== 'textScore') throw unsupported('sorting by an expression')
      return { path, direction: 1, isTextScore: true }
    }
    if (direction !== 1 && direction !== -1) {
      throw new DatabaseError('BadValue', `$sort key ordering must be 1 (for ascending) or -1 (for descending)`)
    }
    if (path === '' || (path.startsWith('$') && path !== '$natural')) {
      throw new DatabaseError('BadValue', `FieldPath field names may not start with '$'. Got '${path}'`)
    }
    return { path, direction, isTextScore: false }
  })
}

export function sortRoots(sort: readonly SortField[]): string[] {
  return sort.filter((field) => !field.isTextScore).map((field) => rootOf(field.path))
}

/**
 * Bytes that sort as the documents do. An array counts as its least item going up, its greatest going down; missing
 * is null.
 */
export function sortKey(source: Document, sort: readonly SortField[], score: number): Buffer {
  const values = sort.map((field) => (field.isTextScore ? -score : representative(source, field)))
  const directions = sort.map((field) => field.direction)
  return encodeKey(values, directions)
}

function representative(source: Document, { path, direction }: SortField): unknown {
  const reached = valuesAt(source, path)
  if (reached.length === 1 && !Array.isArray(reached[0])) return reached[0]
  const values = reached.flatMap((value): unknown[] =>
    !Array.isArray(value) ? [value] : value.length === 0 ? [EMPTY_ARRAY] : value,
  )
  if (values.length === 0) return null
  return values.reduce((chosen, value) => (compareItems(value, chosen) * direction < 0 ? value : chosen))
}

function compareItems(left: unknown, right: unknown): number {
  if (left === EMPTY_ARRAY || right === EMPTY_ARRAY) return Buffer.compare(encodeKey([left]), encodeKey([right]))
  return compareValues(left, right)
}

const BYTES_MAX = 100 * 1024 * 1024
/** What an entry costs beside its key. */
const ENTRY_BYTES = 120

export type Sorter<T> = { add(key: Buffer, value: T): void; sorted(): T[] }

/**
 * Keeps the first `wanted` of what is added (all, when null), by key, equal keys in the order they came. Refuses to
 * hold more than 100 MB, as MongoDB does.
 */
export function createSorter<T>(wanted: number | null): Sorter<T> {
  type Entry = { key: Buffer; value: T; number: number }
  let entries: Entry[] = []
  let bytes = 0
  let count = 0
  const byKey = (left: Entry, right: Entry) => Buffer.compare(left.key, right.key) || left.number - right.number
  const prune = (): void => {
    entries.sort(byKey)
    if (wanted !== null) entries = entries.slice(0, wanted)
    bytes = entries.reduce((sum, entry) => sum + entry.key.length + ENTRY_BYTES, 0)
  }
  return {
    add: (key, value) => {
      entries.push({ key, value, number: count++ })
      bytes += key.length + ENTRY_BYTES
      if (wanted !== null && entries.length > wanted * 2 + 1000) prune()
      if (bytes <= BYTES_MAX) return
      throw new DatabaseError(
        'ExceededMemoryLimit',
        'Sort exceeded memory limit of 104857600 bytes; an index on the sort would avoid it',
      )
    },
    sorted: () => {
      prune()
      return entries.map((entry) => entry.value)
    },
  }
}
