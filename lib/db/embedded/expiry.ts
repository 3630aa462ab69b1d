import { decode } from './bson-documents'
import type { Collection, Index } from './catalog'
import type { Engine } from './engine'
import { intervalFor } from './key-intervals'
import { writeInTurns } from './pace'
import { valuesAt } from './paths'
import { readRange } from './ranges'

const EVERY_MS = 60_000
/** Per index and round; the rest waits for the next. */
const DOCUMENTS_MAX = 5000

/** Removes what has expired, once a minute, like MongoDB: expired documents may be seen a little longer. */
export function startExpiry(engine: Engine): { stop(): Promise<void> } {
  let round: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    round = removeExpired(engine, new Date()).catch((error: unknown) => {
      engine.log('error', 'Removing expired documents failed', { error })
    })
  }, EVERY_MS).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}

/** Removes the documents whose date in a TTL index is older than the index allows. Answers how many. */
export async function removeExpired(engine: Engine, now: Date): Promise<number> {
  let removed = 0
  for (const collection of engine.catalog.all()) {
    for (const index of collection.indexes) removed += await removeExpiredIn(engine, collection, index, now)
  }
  return removed
}

async function removeExpiredIn(engine: Engine, collection: Collection, index: Index, now: Date): Promise<number> {
  const [field] = index.fields
  if (index.expireAfterSeconds === null || index.builtTo !== null || field === undefined) return 0
  const oldest = new Date(now.getTime() - index.expireAfterSeconds * 1000)
  const interval = intervalFor([{ kind: 'range', path: field.path, operator: '$lte', value: oldest }], field, false)
  if (interval === null) return 0
  const ids = new Set<number>()
  engine.store.snapshot(() => {
    for (const { id } of readRange(engine.store, { table: index.table, ...interval, shared: 0 }, false)) {
      ids.add(id)
      if (ids.size >= DOCUMENTS_MAX) return
    }
  })
  let removed = 0
  await writeInTurns(engine.store, [...ids], { durable: false }, (id) => {
    const current = engine.catalog.find(collection.database, collection.name)
    if (current?.id !== collection.id) return false
    const bytes = engine.store.prepare(`SELECT doc FROM ${current.table} WHERE id=?`).get(id)?.['doc'] as
      Uint8Array | undefined
    if (bytes === undefined) return true
    const source = decode(bytes)
    // It may have been given a new date since.
    const isExpired = valuesAt(source, field.path)
      .flat()
      .some((value) => value instanceof Date && value <= oldest)
    if (isExpired) {
      engine.documents.remove(current, { id, source })
      removed++
    }
    return true
  })
  return removed
}
