import { openCatalog } from './catalog'
import type { Catalog } from './catalog'
import { createCursors } from './cursors'
import type { Cursors } from './cursors'
import { createDocuments } from './documents'
import type { Documents } from './documents'
import { openStore } from './store'
import type { Store } from './store'

/** A command that a bigger database would punish: it scanned, or took longer than 100 ms. Names fields, never values. */
export type SlowQuery = {
  namespace: string
  command: string
  reason: 'scan' | 'slow'
  plan: string
  fields: readonly string[]
  sort: readonly string[]
  examined: number
  sortedInMemory: boolean
  milliseconds: number
}

export type Log = (level: 'info' | 'warn' | 'error', message: string, details: Record<string, unknown>) => void

/** Everything that commands work with. */
export type Engine = {
  store: Store
  catalog: Catalog
  documents: Documents
  cursors: Cursors
  onSlowQuery: (entry: SlowQuery) => void
  log: Log
  isClosed(): boolean
  close(): void
}

export async function openEngine(options: {
  file: string
  onSlowQuery?: ((entry: SlowQuery) => void) | undefined
  log?: Log | undefined
}): Promise<Engine> {
  const store = await openStore(options.file)
  const catalog = openCatalog(store)
  const cursors = createCursors(store)
  let isClosed = false
  return {
    store,
    catalog,
    documents: createDocuments(store, catalog),
    cursors,
    onSlowQuery: options.onSlowQuery ?? (() => undefined),
    log: options.log ?? (() => undefined),
    isClosed: () => isClosed,
    close: () => {
      isClosed = true
      cursors.close()
      store.close()
    },
  }
}
