import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { startEmbeddedServer } from './server'
import { loadSqlite } from './sqlite'

const WRITER = fileURLToPath(new URL('./test-writer.ts', import.meta.url))

export type CrashReport = {
  acknowledged: number
  lostInserts: number
  lostUpdates: number
  /** Documents that an index or the text search does not have, or has twice. */
  unindexed: number
  integrity: string
}

/** Kills a writing process again and again, each time after a different number of acknowledged writes. */
export async function crashRounds(rounds: number): Promise<CrashReport> {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-'))
  try {
    await withServer(directory, async (client) => {
      const entries = client.db('test').collection('entries')
      await entries.createIndex({ tags: 1, n: -1 }, {}, {})
      await entries.createIndex({ title: 'text', body: 'text' }, {}, {})
    })
    const lines: string[] = []
    for (let round = 0; round < rounds; round++)
      lines.push(...(await writeUntilKilled(directory, 10 + ((round * 37) % 150))))
    return await inspect(directory, lines)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function writeUntilKilled(directory: string, after: number): Promise<string[]> {
  const child = startWriter([directory, 'endless'])
  const ended = new Promise<void>((resolve) =>
    child.on('exit', () => {
      resolve()
    }),
  )
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (lines.length === after) child.kill('SIGKILL')
  }
  await ended
  return lines
}

function startWriter(parameters: readonly string[]) {
  return spawn(process.execPath, ['--import', 'tsx', WRITER, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function withServer(directory: string, use: (client: MongoClient) => Promise<void>): Promise<void> {
  const server = await startEmbeddedServer({ dataDirectory: directory })
  const client = await new MongoClient(server.uri).connect()
  await use(client)
  await client.close()
  await server.close()
}

async function inspect(directory: string, lines: readonly string[]): Promise<CrashReport> {
  const report: CrashReport = {
    acknowledged: lines.length,
    lostInserts: 0,
    lostUpdates: 0,
    unindexed: 0,
    integrity: '',
  }
  await withServer(directory, async (client) => {
    const entries = client.db('test').collection<{ _id: string; n: number }>('entries')
    const found = new Map((await entries.find({}, { projection: { n: 1 } }).toArray()).map(({ _id, n }) => [_id, n]))
    for (const line of lines) {
      const [what, name = '', n] = line.split(' ')
      if (what === 'inserted' && !found.has(name)) report.lostInserts++
      if (what === 'updated' && (found.get(name) ?? -1) < Number(n)) report.lostUpdates++
    }
    const searched = await entries.countDocuments({ $text: { $search: 'common' } })
    const indexed = await entries.countDocuments({ tags: 'x', n: { $gte: 0 } }, { hint: { tags: 1, n: -1 } })
    report.unindexed = Math.abs(searched - found.size) + Math.abs(indexed - found.size)
  })
  report.integrity = integrityOf(join(directory, 'database.sqlite'))
  return report
}

/** SQLite's own check of the file, and FTS5's of each text index. */
function integrityOf(file: string): string {
  const { DatabaseSync } = loadSqlite()
  const database = new DatabaseSync(file)
  const texts = database.prepare("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").all()
  for (const { name } of texts) database.exec(`INSERT INTO ${String(name)}(${String(name)}) VALUES('integrity-check')`)
  const answer = database.prepare('PRAGMA integrity_check').get()?.['integrity_check']
  database.close()
  return String(answer)
}

/** Two processes add to one document at the same time, each through its own server. Answers what it came to. */
export async function countTogether(times: number): Promise<{ counted: number; entries: number; integrity: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-'))
  try {
    const children = [1, 2].map(() => startWriter([directory, 'count', String(times)]))
    await Promise.all(children.map((child) => new Promise((resolve) => child.on('exit', resolve))))
    const result = { counted: 0, entries: 0, integrity: '' }
    await withServer(directory, async (client) => {
      const db = client.db('test')
      result.counted = Number((await db.collection('counters').findOne())?.['n'])
      result.entries = await db.collection('entries').countDocuments()
    })
    return { ...result, integrity: integrityOf(join(directory, 'database.sqlite')) }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
