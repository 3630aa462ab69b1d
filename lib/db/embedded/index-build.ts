import { setImmediate as nextTick } from 'node:timers/promises'
import { decode } from './bson-documents'
import type { Engine } from './engine'
import { DatabaseError } from './errors'

/** How long one turn of building may keep the event loop and the file. */
const TURN_MS = 20

/**
 * Completes an index, in turns of one short transaction each, so that readers and writers go on meanwhile. Survives
 * its process: whoever creates the index again, or opens the file, goes on where it stopped. A duplicate in a unique
 * index undoes the whole index.
 */
export async function buildIndex(
  engine: Engine,
  namespace: { database: string; name: string },
  indexName: string,
): Promise<void> {
  for (;;) {
    try {
      if (await engine.store.write(() => buildTurn(engine, namespace, indexName))) return
    } catch (error) {
      if (error instanceof DatabaseError) await abandon(engine, namespace, indexName)
      throw error
    }
    await nextTick()
  }
}

/** Answers whether the index is complete (or gone). */
function buildTurn(engine: Engine, namespace: { database: string; name: string }, indexName: string): boolean {
  const collection = engine.catalog.find(namespace.database, namespace.name)
  const index = collection?.indexes.find((candidate) => candidate.name === indexName)
  if (collection === null || index === undefined || index.builtTo === null) return true
  const turnEnd = Date.now() + TURN_MS
  const next = engine.store.prepare(`SELECT id, doc FROM ${collection.table} WHERE id > ? ORDER BY id LIMIT 1`)
  let builtTo: number = index.builtTo
  do {
    const row = next.get(builtTo)
    if (row === undefined) {
      engine.catalog.markBuilt(index, null)
      return true
    }
    builtTo = Number(row['id'])
    engine.documents.index(collection, index, { id: builtTo, source: decode(row['doc'] as Uint8Array) })
  } while (Date.now() < turnEnd)
  engine.catalog.markBuilt(index, builtTo)
  return false
}

async function abandon(
  engine: Engine,
  namespace: { database: string; name: string },
  indexName: string,
): Promise<void> {
  await engine.store.write(() => {
    const collection = engine.catalog.find(namespace.database, namespace.name)
    const index = collection?.indexes.find((candidate) => candidate.name === indexName)
    if (index !== undefined && index.builtTo !== null) engine.catalog.dropIndex(index)
  })
}

/** Goes on with whatever a process that ended left unfinished. */
export async function finishBuilds(engine: Engine): Promise<void> {
  for (const collection of engine.catalog.all()) {
    for (const index of collection.indexes) {
      if (index.builtTo !== null) await buildIndex(engine, collection, index.name)
    }
  }
}
