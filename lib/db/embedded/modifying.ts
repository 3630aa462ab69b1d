import { decode } from './bson-documents'
import type { Collection } from './catalog'
import type { Stored } from './documents'
import type { Engine } from './engine'
import { DatabaseError } from './errors'
import type { Document } from './errors'
import type { Filter } from './filter'
import { drain, writeInTurns } from './pace'
import type { Deadline } from './pace'
import { planQuery } from './planner'
import { findRows } from './reading'
import type { Query, ReadReport } from './reading'
import { reportRead } from './slow-queries'
import type { SortField } from './sorting'
import { upsertBase } from './update'
import type { Update } from './update'

/** Which documents a write is about. */
export type Selection = {
  database: string
  name: string
  filter: Filter
  sort: readonly SortField[]
  hint: unknown
  deadline: Deadline
  command: string
}

/** `next` null: they are deleted. */
export type Change = { next: Update | null; upsert: boolean; durable: boolean }

export type ChangeResult = { before: Document | null; after: Document | null; isModified: boolean; isUpsert: boolean }

const NOTHING: ChangeResult = { before: null, after: null, isModified: false, isUpsert: false }
const ATTEMPTS_MAX = 1000
/** Looking again inside the transaction must be short. */
const EXAMINED_AGAIN_MAX = 1000

/**
 * Changes the first document that answers. It is looked for outside the transaction, in slices, and tested again
 * inside: what another writer changed in between is looked for anew, so no update is lost or applied to what no
 * longer answers.
 */
export async function changeOne(engine: Engine, selection: Selection, change: Change): Promise<ChangeResult> {
  const { store, catalog } = engine
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const { ids, report } = await locate(engine, selection, 1)
    const [id] = ids
    const result = await store.write((): ChangeResult | null => {
      const collection = catalog.find(selection.database, selection.name)
      if (collection !== null) {
        const stored =
          id === undefined
            ? findAgain(engine, collection, selection, report)
            : readAgain(engine, collection, selection, id)
        if (stored !== null) return applyTo(engine, collection, stored, change)
        if (id !== undefined) return null
      }
      if (!change.upsert || change.next === null) return NOTHING
      const after = engine.documents.insert(
        collection ?? catalog.ensure(selection.database, selection.name),
        change.next(upsertBase(selection.filter), true),
      )
      return { before: null, after, isModified: false, isUpsert: true }
    }, change)
    if (result !== null) return result
  }
  throw new DatabaseError('WriteConflict', 'The document was changed by others again and again')
}

/**
 * Changes every document that answers, in turns of one transaction each: like MongoDB's, atomic per document and not
 * as a whole. No document is changed twice, wherever the change moves it in an index.
 */
export async function changeMany(
  engine: Engine,
  selection: Selection,
  change: Change,
): Promise<{ matched: number; modified: number }> {
  const { ids } = await locate(engine, selection, 0)
  let [matched, modified] = [0, 0]
  const failures: DatabaseError[] = []
  await writeInTurns(engine.store, ids, change, (id) => {
    const collection = engine.catalog.find(selection.database, selection.name)
    if (collection === null) return false
    const stored = readAgain(engine, collection, selection, id)
    if (stored === null) return true
    try {
      const result = engine.store.attempt(() => applyTo(engine, collection, stored, change))
      matched++
      if (result.isModified) modified++
      return true
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      failures.push(error)
      return false
    }
  })
  for (const failure of failures) throw failure
  return { matched, modified }
}

async function locate(
  engine: Engine,
  selection: Selection,
  limit: number,
): Promise<{ ids: number[]; report: ReadReport }> {
  const report: ReadReport = { plan: 'none', examined: 0, sortedInMemory: false }
  const collection = engine.catalog.find(selection.database, selection.name)
  const ids: number[] = []
  if (collection === null) return { ids, report }
  const query: Query = { filter: selection.filter, sort: selection.sort, skip: 0, limit, hint: selection.hint }
  const started = performance.now()
  await drain(engine.store, findRows(engine.store, collection, query, report), selection.deadline, (row) => {
    ids.push(row.id)
    return limit === 0 || ids.length < limit
  })
  reportRead(engine, {
    namespace: collection.namespace,
    command: selection.command,
    query,
    report,
    milliseconds: performance.now() - started,
  })
  return { ids, report }
}

function readAgain(engine: Engine, collection: Collection, selection: Selection, id: number): Stored | null {
  const bytes = engine.store.prepare(`SELECT doc FROM ${collection.table} WHERE id=?`).get(id)?.['doc'] as
    Uint8Array | undefined
  if (bytes === undefined) return null
  const source = decode(bytes)
  return selection.filter.test(source) ? { id, source } : null
}

/** Nothing was found a moment ago: before an upsert inserts, make sure that nobody else just did. */
function findAgain(engine: Engine, collection: Collection, selection: Selection, report: ReadReport): Stored | null {
  const query: Query = { filter: selection.filter, sort: [], skip: 0, limit: 1, hint: selection.hint }
  if (planQuery(collection, query).kind === 'scan' && report.examined > EXAMINED_AGAIN_MAX) return null
  const again: ReadReport = { plan: 'none', examined: 0, sortedInMemory: false }
  for (const row of findRows(engine.store, collection, query, again)) {
    if (row !== null) return { id: row.id, source: decode(row.bytes) }
  }
  return null
}

function applyTo(engine: Engine, collection: Collection, stored: Stored, change: Change): ChangeResult {
  if (change.next === null) {
    engine.documents.remove(collection, stored)
    return { before: stored.source, after: null, isModified: true, isUpsert: false }
  }
  const copy = engine.store.prepare(`SELECT doc FROM ${collection.table} WHERE id=?`).get(stored.id)?.[
    'doc'
  ] as Uint8Array
  const after = change.next(decode(copy), false)
  const isModified = engine.documents.replace(collection, stored, after)
  return { before: stored.source, after, isModified, isUpsert: false }
}
