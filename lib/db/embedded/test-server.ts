import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import type { Collection, Db } from 'mongodb'
import type { SlowQuery } from './engine'
import { startEmbeddedServer } from './server'

/** A server on a scratch directory, with the official driver connected to it. For tests. */
export type TestServer = {
  directory: string
  uri: string
  client: MongoClient
  db: Db
  slow: SlowQuery[]
  /** A collection that nothing has been in yet. */
  fresh(): Collection
  stop(): Promise<void>
}

export async function startTestServer(): Promise<TestServer> {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-'))
  const slow: SlowQuery[] = []
  const server = await startEmbeddedServer({ dataDirectory: directory, onSlowQuery: (entry) => slow.push(entry) })
  const client = await new MongoClient(server.uri, { serverSelectionTimeoutMS: 5000 }).connect()
  const db = client.db('test')
  let number = 0
  return {
    directory,
    uri: server.uri,
    client,
    db,
    slow,
    fresh: () => db.collection(`c${++number}`),
    stop: async () => {
      await client.close()
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** What a failing call failed with, as a driver's user sees it. */
export async function failureOf(
  call: () => Promise<unknown>,
): Promise<{ name: string; code: unknown; message: string } & Record<string, unknown>> {
  try {
    await call()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return Object.assign({}, error as unknown as Record<string, unknown>, {
      name: error.constructor.name,
      message: error.message,
      code: (error as { code?: unknown }).code,
    })
  }
  throw new Error('The call did not fail')
}
