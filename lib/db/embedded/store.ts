import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError } from './errors'
import { isBusy, loadSqlite } from './sqlite'
import type { Database, Statement } from './sqlite'

/** One open SQLite file. Knows tables and transactions, not documents. */
export type Store = {
  readonly file: string
  prepare(sql: string): Statement
  /** For tables made and dropped; only inside `write`. */
  exec(sql: string): void
  /**
   * Runs `work` in one transaction: all of it is in the file when the promise resolves, none when it rejects. `work`
   * must not wait for anything. While another process writes, this one waits without blocking its event loop.
   * `durable` also waits for the disk, so that the write survives a loss of power.
   */
  write<T>(work: () => T, options?: { durable?: boolean }): Promise<T>
  /** Runs `read` on one state of the file, whatever other processes write meanwhile. */
  snapshot<T>(read: () => T): T
  /** Differs from one snapshot or transaction to the next: what was read under another may no longer hold. */
  epoch(): number
  /** Undoes what `work` did when it throws, inside a running transaction. */
  attempt<T>(work: () => T): T
  /** Changes whenever another process has committed something, or something here was undone. */
  version(): string
  backup(file: string): Promise<void>
  close(): void
}

const LOCK_WAIT_MAX_MS = 10_000
/** How long SQLite itself may wait, blocking the event loop; the rest of the waiting is asynchronous. */
const BUSY_TIMEOUT_MS = 5

const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO meta VALUES('format', 1), ('catalog', 1);
CREATE TABLE IF NOT EXISTS collections(
  id INTEGER PRIMARY KEY AUTOINCREMENT, database TEXT NOT NULL, name TEXT NOT NULL, UNIQUE(database, name));
CREATE TABLE IF NOT EXISTS indexes(
  id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, name TEXT NOT NULL, specification BLOB NOT NULL,
  multikey INTEGER NOT NULL, built_to INTEGER, UNIQUE(collection, name));
`

/** Opens the file, making it (mode 0600, in a directory of mode 0700) when it does not exist. */
export async function openStore(file: string): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  const sqlite = loadSqlite()
  const database = new sqlite.DatabaseSync(file)
  try {
    await patiently(() => {
      prepareFile(database)
    })
  } catch (error) {
    database.close()
    throw error
  }
  return storeOver(database, file, sqlite.backup)
}

function prepareFile(database: Database): void {
  database.exec(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}`)
  // An article fills one page or two instead of a chain of small ones. Only a new file heeds it.
  database.exec('PRAGMA page_size=8192')
  database.exec('PRAGMA journal_mode=WAL')
  // A crash of the process loses nothing; see README for a loss of power.
  database.exec('PRAGMA synchronous=NORMAL')
  database.exec('PRAGMA cache_size=-65536')
  database.exec('PRAGMA temp_store=MEMORY')
  database.exec('PRAGMA journal_size_limit=67108864')
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(SCHEMA)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
  const format = database.prepare("SELECT value FROM meta WHERE name='format'").get()?.['value']
  if (format !== 1) throw new Error(`The database file has format ${String(format)}; this program reads format 1`)
}

type Backup = NonNullable<ReturnType<typeof loadSqlite>['backup']> | undefined

function storeOver(database: Database, file: string, backup: Backup): Store {
  const statements = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    // Statements name tables by number, so there are as many as indexes; the bound is for databases that come and go.
    if (statements.size > 1000) statements.clear()
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const dataVersion = database.prepare('PRAGMA data_version')
  let undone = 0
  let epoch = 0
  return {
    file,
    prepare,
    exec: (sql) => {
      database.exec(sql)
    },
    write: (work, { durable = false } = {}) =>
      patiently(() => {
        if (durable) database.exec('PRAGMA synchronous=FULL')
        try {
          epoch++
          return inTransaction(database, work)
        } catch (error) {
          undone++
          throw error
        } finally {
          if (durable) database.exec('PRAGMA synchronous=NORMAL')
        }
      }),
    snapshot: (read) => {
      if (database.isTransaction) return read()
      epoch++
      prepare('BEGIN').run()
      try {
        // Takes the read lock at once: when that fails nothing has been read yet, and the caller may try again.
        prepare("SELECT value FROM meta WHERE name='format'").get()
        return read()
      } finally {
        prepare('COMMIT').run()
      }
    },
    epoch: () => epoch,
    attempt: (work) => {
      prepare('SAVEPOINT attempt').run()
      try {
        const result = work()
        prepare('RELEASE attempt').run()
        return result
      } catch (error) {
        undone++
        prepare('ROLLBACK TO attempt').run()
        prepare('RELEASE attempt').run()
        throw error
      }
    },
    version: () => `${Number(dataVersion.get()?.['data_version'])}.${undone}`,
    backup: async (target) => {
      // 256 pages at a time: the copy is made beside the event loop and lets writers in between.
      if (backup !== undefined) await backup(database, target, { rate: 256 })
      else database.prepare('VACUUM INTO ?').run(target)
    },
    close: () => {
      // What is still in the log goes into the file, so that a copy of the one file is a copy of everything.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      statements.clear()
      database.close()
    },
  }
}

function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Repeats what failed only because another process held the lock. */
export async function patiently<T>(work: () => T): Promise<T> {
  const end = Date.now() + LOCK_WAIT_MAX_MS
  for (let attempt = 1; ; attempt++) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (Date.now() > end) throw new DatabaseError('LockBusy', 'Another process has held the database for too long')
      // Random, so that two processes do not keep meeting.
      await delay(Math.random() * Math.min(attempt, 20))
    }
  }
}
