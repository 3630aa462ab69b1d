import { createRequire } from 'node:module'

/** What this house uses of the `node:sqlite` API; both modules below offer it. */
export type SqlValue = number | string | Uint8Array | null
export type SqlRow = Record<string, SqlValue>
export type Statement = {
  run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  get(...values: SqlValue[]): SqlRow | undefined
  all(...values: SqlValue[]): SqlRow[]
  iterate(...values: SqlValue[]): IterableIterator<SqlRow>
}
export type Database = {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
  readonly isTransaction: boolean
}
export type SqliteModule = {
  DatabaseSync: new (path: string) => Database
  /** Missing from Node's own module before 22.16. */
  backup?: (source: Database, file: string, options: { rate: number }) => Promise<number>
}

/** Node's own module where there is one (22.13 and later), else the package with the same API and ready binaries. */
export function loadSqlite(): SqliteModule {
  const builtIn: unknown = process.getBuiltinModule('node:sqlite')
  if (builtIn !== undefined) return builtIn as SqliteModule
  return createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule
}

const SQLITE_BUSY = 5

/** Another process holds the lock: nothing has happened yet, the same call may be made again. */
export function isBusy(error: unknown): boolean {
  return (resultCode(error) & 0xff) === SQLITE_BUSY
}

const SQLITE_CONSTRAINT = 19

export function isConstraint(error: unknown): boolean {
  return (resultCode(error) & 0xff) === SQLITE_CONSTRAINT
}

function resultCode(error: unknown): number {
  const code = typeof error === 'object' && error !== null ? (error as { errcode?: unknown }).errcode : undefined
  return typeof code === 'number' ? code : 0
}
