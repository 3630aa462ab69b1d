import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startEmbeddedServer } from '@/lib/db/embedded/server'
import { loadSqlite } from '@/lib/db/embedded/sqlite'
import { leaveNewsroom, publish } from '../support/newsroom'
import { environment } from '@/scripts/run'
import { openLine, startSite, type SiteProcess } from '@/scripts/site-process'

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

const statusOf = async (address: string) => (await fetch(address, { redirect: 'manual' })).status
const textOf = async (address: string) => (await fetch(address)).text()

test('a database that goes away takes no known page with it, and its return is noticed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'daily-digest-line-'))
  const database = await startEmbeddedServer({ dataDirectory: folder })
  const line = await openLine(decodeURIComponent(new URL(database.uri).host))
  const site = await startSite({ MONGODB_URI: `mongodb://127.0.0.1:${line.port}/site`, DATA_DIR: folder })
  try {
    await expect.poll(() => statusOf(`${site.url}/`), { timeout: 20_000 }).toBe(200)
    const known = await textOf(`${site.url}/`)

    await line.cut()
    await expect.poll(() => statusOf(`${site.url}/api/health`), { timeout: 10_000 }).toBe(503)
    expect(await statusOf(`${site.url}/`)).toBe(200)
    expect(await textOf(`${site.url}/`)).toBe(known)
    const unknown = await fetch(`${site.url}/never-asked-before`)
    expect([unknown.status, await unknown.text()]).toEqual([
      503,
      expect.stringContaining('This page could not be made'),
    ])

    await line.mend()
    await expect.poll(() => statusOf(`${site.url}/api/health`), { timeout: 20_000 }).toBe(200)
    await expect.poll(() => statusOf(`${site.url}/never-asked-before`), { timeout: 20_000 }).toBe(404)
  } finally {
    await site.stop()
    await line.cut()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
})

/** A process that is stopped within a write keeps the file locked: it is stopped between two of them. */
async function fallAsleep(site: SiteProcess): Promise<void> {
  const file = new (loadSqlite().DatabaseSync)(join(environment['DATA_DIR'] ?? '', 'database.sqlite'))
  try {
    await expect(() => {
      site.signal('SIGSTOP')
      try {
        file.exec('BEGIN IMMEDIATE')
      } catch (error) {
        site.signal('SIGCONT')
        throw error
      }
      file.exec('ROLLBACK')
    }).toPass({ timeout: 10_000 })
  } finally {
    file.close()
  }
}

test('two processes on one database show each other’s changes, also after one of them slept', async ({ baseURL }) => {
  // By the process that stays awake: the commands of this test go on using the one that they found first.
  const { retry } = test.info()
  const [together, asleep] = [`seen-by-both-${retry}`, `published-while-asleep-${retry}`]
  await publish(`before-there-were-two-${retry}`)
  const second = await startSite({ DATA_DIR: environment['DATA_DIR'] ?? '' })
  try {
    const sites = [baseURL ?? '', second.url]
    for (const site of sites) expect(await statusOf(`${site}/science/${together}`)).toBe(404)
    await publish(together)
    for (const site of sites)
      await expect.poll(() => statusOf(`${site}/science/${together}`), { timeout: 5000 }).toBe(200)

    expect(await statusOf(`${second.url}/science/${asleep}`)).toBe(404)
    await fallAsleep(second)
    await publish(asleep)
    second.signal('SIGCONT')
    await expect.poll(() => statusOf(`${second.url}/science/${asleep}`), { timeout: 5000 }).toBe(200)
  } finally {
    second.signal('SIGCONT')
    await second.stop()
    await leaveNewsroom()
  }
})
