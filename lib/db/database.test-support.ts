import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, ObjectId } from 'mongodb'
import { afterAll, beforeAll, describe } from 'vitest'
import { ensureIndexes } from './indexes'

const CONNECTION = Symbol.for('daily-digest.database')
const holder = globalThis as typeof globalThis & { [CONNECTION]?: unknown }

/** Servers named for the contract tests, apart by blanks: MONGODB_TEST_URI="mongodb://localhost:27017 …". */
// eslint-disable-next-line no-restricted-syntax -- A setting of the tests alone; lib/env.ts holds those of the site.
export const MONGODB_TEST_URIS = (process.env['MONGODB_TEST_URI'] ?? '').split(/\s+/).filter((uri) => uri !== '')

type Opened = { client: MongoClient; close: () => Promise<void> }

async function openEmbedded(): Promise<Opened> {
  const { startEmbeddedServer } = await import('./embedded/server')
  const dataDirectory = await mkdtemp(join(tmpdir(), 'daily-digest-test-'))
  const server = await startEmbeddedServer({ dataDirectory })
  return {
    client: new MongoClient(server.uri),
    close: async () => {
      await server.close()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

const openNamed = (uri: string): Promise<Opened> =>
  Promise.resolve({ client: new MongoClient(uri), close: () => Promise.resolve() })

const DATABASES: readonly { name: string; open: () => Promise<Opened> }[] = [
  { name: 'the embedded server', open: openEmbedded },
  ...MONGODB_TEST_URIS.map((uri) => ({ name: new URL(uri).host, open: () => openNamed(uri) })),
]

/**
 * Runs the same tests on the embedded server and on every named MongoDB, each in an empty database with the site's
 * indexes. What they promise must hold on all of them.
 */
export function describeOnEachDatabase(title: string, tests: () => void): void {
  describe.each(DATABASES)(`${title} on $name`, ({ open }) => {
    let opened: Opened
    beforeAll(async () => {
      opened = await open()
      const db = opened.client.db(`test-${new ObjectId().toHexString()}`)
      await ensureIndexes(db)
      holder[CONNECTION] = Promise.resolve({ client: opened.client, db, embedded: null })
    })
    afterAll(async () => {
      const { db } = (await holder[CONNECTION]) as { db: { dropDatabase: () => Promise<unknown> } }
      await db.dropDatabase()
      await opened.client.close()
      await opened.close()
      holder[CONNECTION] = undefined
    })
    tests()
  })
}
