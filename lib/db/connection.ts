import 'server-only'
import { MongoClient, MongoServerError, ObjectId, type Collection, type Db, type Document } from 'mongodb'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import type { EmbeddedServer } from './embedded/server'

const DATABASE_NAME = 'daily-digest'

type Connection = { client: MongoClient; db: Db; embedded: EmbeddedServer | null }

const CONNECTION = Symbol.for('daily-digest.database')

/**
 * One connection a process. Next bundles this module apart from the server's own copy, so the promise lives on
 * `globalThis`: both must talk to the one embedded server that this process runs.
 */
const holder = globalThis as typeof globalThis & { [CONNECTION]?: Promise<Connection> | undefined }

/** The database: MongoDB where `MONGODB_URI` is set, else the embedded server of this process. */
export async function database(): Promise<Db> {
  return (await connection()).db
}

/** A collection, typed by the document that its repository keeps in it. */
export async function collection<Doc extends Document>(name: string): Promise<Collection<Doc>> {
  return (await database()).collection<Doc>(name)
}

/** True where the data stands in `DATA_DIR`, false where `MONGODB_URI` names a server. */
export const isEmbedded = () => env.mongodbUri === undefined

export async function closeDatabase(): Promise<void> {
  const open = holder[CONNECTION]
  holder[CONNECTION] = undefined
  if (!open) return
  const { client, embedded } = await open
  await client.close()
  await embedded?.close()
}

/** Ids are made here so that no ObjectId leaves this folder: 24 hexadecimal digits, rising with time. */
export const newId = () => new ObjectId().toHexString()

/** True for the failure that a unique index makes. */
export const isDuplicateKey = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError && error.code === 11000

function connection(): Promise<Connection> {
  if (env.isBuild) throw new AppError('UNAVAILABLE', 'There is no database while the site is built.')
  holder[CONNECTION] ??= open().catch((error: unknown) => {
    holder[CONNECTION] = undefined
    throw error
  })
  return holder[CONNECTION]
}

async function open(): Promise<Connection> {
  if (env.mongodbUri !== undefined) {
    // The client connects when it is first used and again whenever the server comes back: nothing waits here.
    const client = new MongoClient(env.mongodbUri, { serverSelectionTimeoutMS: 3000, appName: 'daily-digest' })
    return { client, db: client.db(nameIn(env.mongodbUri)), embedded: null }
  }
  const { uri, embedded } = await embeddedAddress()
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000, appName: 'daily-digest' })
  return { client, db: client.db(DATABASE_NAME), embedded }
}

/** Commands that run beside a living site use its server; a site runs its own. */
async function embeddedAddress(): Promise<{ uri: string; embedded: EmbeddedServer | null }> {
  // Loaded only where it is wanted: with a MongoDB, no SQLite enters the process.
  const { findRunningServer, startEmbeddedServer } = await import('./embedded/server')
  const running = isSiteProcess() ? null : await findRunningServer({ dataDirectory: env.dataDirectory })
  if (running) return { uri: running.uri, embedded: null }
  const embedded = await startEmbeddedServer({
    dataDirectory: env.dataDirectory,
    onSlowQuery: (query) => {
      log.warn({ query }, 'slow query')
    },
  })
  return { uri: embedded.uri, embedded }
}

/** A site marks its process before it opens the database; a command beside it does not. */
const SITE_PROCESS = Symbol.for('daily-digest.site-process')
const marks = globalThis as typeof globalThis & { [SITE_PROCESS]?: boolean }
export const markSiteProcess = () => {
  marks[SITE_PROCESS] = true
}
const isSiteProcess = () => marks[SITE_PROCESS] === true

const nameIn = (uri: string) => new URL(uri).pathname.slice(1) || DATABASE_NAME
