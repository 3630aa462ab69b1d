import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, ObjectId } from 'mongodb'
import { afterAll, beforeAll, describe } from 'vitest'
import { ensureIndexes, INDEXES, isTextIndex } from './indexes'

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

const DATABASES: readonly { name: string; hasText: boolean; open: () => Promise<Opened> }[] = [
  { name: 'the embedded server', hasText: true, open: openEmbedded },
  ...MONGODB_TEST_URIS.map((uri) => ({ name: new URL(uri).host, hasText: false, open: () => openNamed(uri) })),
]

/**
 * Runs the same tests on the embedded server and on every named MongoDB, each in an empty database with the site's
 * indexes. What they promise must hold on all of them; `hasText` is false where the server lacks text indexes.
 */
export function describeOnEachDatabase(title: string, tests: (database: { hasText: boolean }) => void): void {
  describe.each(DATABASES)(`${title} on $name`, ({ open, hasText }) => {
    let opened: Opened
    beforeAll(async () => {
      opened = await open()
      const db = opened.client.db(`test-${new ObjectId().toHexString()}`)
      // Named servers may lack text indexes; what searches then is skipped there, by name.
      await ensureIndexes(db, hasText ? INDEXES : INDEXES.filter((index) => !isTextIndex(index)))
      holder[CONNECTION] = Promise.resolve({ client: opened.client, db, embedded: null })
    })
    afterAll(async () => {
      const { db } = (await holder[CONNECTION]) as { db: { dropDatabase: () => Promise<unknown> } }
      await db.dropDatabase()
      await opened.client.close()
      await opened.close()
      holder[CONNECTION] = undefined
    })
    tests({ hasText })
  })
}
