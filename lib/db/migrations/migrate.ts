import { hostname } from 'node:os'
import type { Collection, Db } from 'mongodb'
import { isDuplicateKey } from '../connection'
import { MIGRATIONS, type Migration } from './migration'

type LockDocument = { _id: 'migrations'; holder: string; until: Date }
type DoneDocument = { _id: string; at: Date }

const LOCK_SECONDS = 60
const WAIT_MS = 500

/**
 * Runs the migrations that this database has not seen, once each and in order, however many processes start at once:
 * one holds the lock, the others wait. A lock whose holder died ends by itself after a minute.
 */
export async function migrate(db: Db, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  const done = db.collection<DoneDocument>('migrations')
  const isPending = async () => {
    const seen = new Set((await done.find({}).limit(1000).toArray()).map((entry) => entry._id))
    return migrations.filter((migration) => !seen.has(migration.id))
  }
  if ((await isPending()).length === 0) return []

  const locks = db.collection<LockDocument>('locks')
  const holder = `${hostname()}-${process.pid}-${Math.random().toString(36).slice(2)}`
  while (!(await takeLock(locks, holder))) await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  const renewal = setInterval(() => void takeLock(locks, holder), (LOCK_SECONDS * 1000) / 3)
  try {
    const ran: string[] = []
    for (const migration of await isPending()) {
      await migration.run(db)
      await done.insertOne({ _id: migration.id, at: new Date() })
      ran.push(migration.id)
    }
    return ran
  } finally {
    clearInterval(renewal)
    await locks.deleteOne({ _id: 'migrations', holder })
  }
}

async function takeLock(locks: Collection<LockDocument>, holder: string): Promise<boolean> {
  const now = new Date()
  const until = new Date(now.getTime() + LOCK_SECONDS * 1000)
  try {
    const taken = await locks.updateOne(
      { _id: 'migrations', $or: [{ holder }, { until: { $lt: now } }] },
      { $set: { holder, until } },
      { upsert: true },
    )
    return taken.matchedCount + taken.upsertedCount > 0
  } catch (error) {
    // Another process made the lock between our look and our write: it holds it.
    if (isDuplicateKey(error)) return false
    throw error
  }
}
