import type { KeyRange } from './planner'
import type { Store } from './store'

export type Entry = { key: Uint8Array; id: number }

const CHUNK_FIRST = 32
const CHUNK_MAX = 1024

/**
 * The entries of one range in the index's order. They are read in chunks by bounded statements, none of which stays
 * open; after a change of epoch the rest of a chunk is read again from where it was.
 */
export function* readRange(store: Store, range: KeyRange, reverse: boolean, skip = 0): Generator<Entry> {
  const statement = store.prepare(
    reverse
      ? `SELECT key, id FROM ${range.table} WHERE (key, id) < (?, ?) AND key >= ? ORDER BY key DESC, id DESC LIMIT ? OFFSET ?`
      : `SELECT key, id FROM ${range.table} WHERE (key, id) > (?, ?) AND key < ? ORDER BY key, id LIMIT ? OFFSET ?`,
  )
  const end = reverse ? range.low : range.high
  let key: Uint8Array = reverse ? range.high : range.low
  let id = -1
  let offset = skip
  for (let size = CHUNK_FIRST; ; size = Math.min(size * 4, CHUNK_MAX)) {
    const epoch = store.epoch()
    const rows = statement.all(key, id, end, size, offset)
    offset = 0
    let taken = 0
    for (const row of rows) {
      if (store.epoch() !== epoch) break
      key = row['key'] as Uint8Array
      id = row['id'] as number
      taken++
      yield { key, id }
    }
    if (taken === rows.length && rows.length < size) return
  }
}

/** Several ranges one after the other. */
export function* chainRanges(store: Store, ranges: readonly KeyRange[], reverse: boolean): Generator<Entry> {
  for (const range of ranges) yield* readRange(store, range, reverse)
}

/** Several ranges in the order of what follows their shared beginnings. */
export function* mergeRanges(store: Store, ranges: readonly KeyRange[], reverse: boolean): Generator<Entry> {
  type Head = { entry: Entry; rest: Generator<Entry>; shared: number }
  let heads = ranges.flatMap((range): Head[] => {
    const rest = readRange(store, range, reverse)
    const first = rest.next()
    return first.done === true ? [] : [{ entry: first.value, rest, shared: range.shared }]
  })
  const compare = (left: Head, right: Head): number => {
    const order = Buffer.compare(left.entry.key.subarray(left.shared), right.entry.key.subarray(right.shared))
    return (order === 0 ? left.entry.id - right.entry.id : order) * (reverse ? -1 : 1)
  }
  while (heads.length > 0) {
    const next = heads.reduce((first, head) => (compare(head, first) < 0 ? head : first))
    yield next.entry
    const following = next.rest.next()
    if (following.done === true) heads = heads.filter((head) => head !== next)
    else next.entry = following.value
  }
}

export function countRange(store: Store, range: KeyRange): number {
  const row = store
    .prepare(`SELECT count(*) AS n FROM ${range.table} WHERE key >= ? AND key < ?`)
    .get(range.low, range.high)
  return Number(row?.['n'])
}
