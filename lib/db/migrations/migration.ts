import type { Db } from 'mongodb'

/**
 * One step from the documents of an older version to those of the next. It may be stopped anywhere and run again, and
 * it works in batches: a collection is never read whole.
 */
export type Migration = { id: string; run: (db: Db) => Promise<void> }

/** In order, for ever: an entry that has shipped is never changed or taken out. */
export const MIGRATIONS: readonly Migration[] = []
