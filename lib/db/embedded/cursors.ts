import { randomInt } from 'node:crypto'
import { Long } from 'bson'
import { DatabaseError } from './errors'
import { drain } from './pace'
import type { Deadline } from './pace'
import type { Store } from './store'

/** The answers of a query, as documents on the wire; `null` is a chance to pause. */
export type Results = Generator<Uint8Array | null>

/** One batch, and the number under which the rest waits: zero when there is none. */
export type Batch = { documents: Uint8Array[]; cursor: Long }

export type Cursors = {
  /** `size` null: the default. `single`: what does not fit the batch is given up. */
  open(
    namespace: string,
    results: Results,
    options: { size: number | null; single: boolean; deadline: Deadline },
  ): Promise<Batch>
  next(namespace: string, cursor: Long, size: number | null, deadline: Deadline): Promise<Batch>
  kill(namespace: string, cursor: Long): boolean
  close(): void
}

const FIRST_BATCH_SIZE = 101
const BATCH_BYTES_MAX = 16 * 1024 * 1024
const IDLE_MS = 10 * 60 * 1000
const SWEEP_MS = 60 * 1000
/** A waiting cursor holds one document and at most ids and sort keys; this bounds the whole. */
const CURSORS_MAX = 1000

type Waiting = { namespace: string; results: Results; held: Uint8Array | null; usedAt: number; isBusy: boolean }

export function createCursors(store: Store): Cursors {
  const waiting = new Map<string, Waiting>()
  const drop = (id: string): void => {
    waiting.get(id)?.results.return(undefined)
    waiting.delete(id)
  }
  const sweeper = setInterval(() => {
    const oldest = Date.now() - IDLE_MS
    for (const [id, cursor] of waiting) if (!cursor.isBusy && cursor.usedAt < oldest) drop(id)
  }, SWEEP_MS).unref()

  return {
    open: async (namespace, results, { size, single, deadline }) => {
      const cursor: Waiting = { namespace, results, held: null, usedAt: Date.now(), isBusy: false }
      const { documents, isDone } = await fill(store, cursor, size ?? FIRST_BATCH_SIZE, deadline)
      if (isDone || single) {
        results.return(undefined)
        return { documents, cursor: Long.ZERO }
      }
      if (waiting.size >= CURSORS_MAX)
        throw new DatabaseError('ExceededMemoryLimit', `More than ${CURSORS_MAX} open cursors`)
      const id = Long.fromNumber(randomInt(1, 2 ** 47))
      waiting.set(id.toString(), cursor)
      return { documents, cursor: id }
    },
    next: async (namespace, id, size, deadline) => {
      const name = id.toString()
      const cursor = waiting.get(name)
      if (cursor?.namespace !== namespace) throw new DatabaseError('CursorNotFound', `cursor id ${name} not found`)
      if (cursor.isBusy) throw new DatabaseError('IllegalOperation', `cursor id ${name} is already in use`)
      cursor.isBusy = true
      try {
        const { documents, isDone } = await fill(store, cursor, size ?? Infinity, deadline)
        if (isDone) drop(name)
        return { documents, cursor: isDone ? Long.ZERO : id }
      } catch (error) {
        drop(name)
        throw error
      } finally {
        cursor.isBusy = false
        cursor.usedAt = Date.now()
      }
    },
    kill: (namespace, id) => {
      const name = id.toString()
      if (waiting.get(name)?.namespace !== namespace) return false
      drop(name)
      return true
    },
    close: () => {
      clearInterval(sweeper)
      for (const id of [...waiting.keys()]) drop(id)
    },
  }
}

async function fill(
  store: Store,
  cursor: Waiting,
  size: number,
  deadline: Deadline,
): Promise<{ documents: Uint8Array[]; isDone: boolean }> {
  const documents: Uint8Array[] = []
  if (size === 0) return { documents, isDone: false }
  let bytes = 0
  if (cursor.held !== null) {
    documents.push(cursor.held)
    bytes = cursor.held.length
    cursor.held = null
    if (documents.length >= size) return { documents, isDone: false }
  }
  const isDone = await drain(store, cursor.results, deadline, (document) => {
    if (documents.length > 0 && bytes + document.length > BATCH_BYTES_MAX) {
      cursor.held = document
      return false
    }
    documents.push(document)
    bytes += document.length
    return documents.length < size
  })
  return { documents, isDone }
}
