import 'server-only'
import { log } from '@/lib/log'
import { database } from './connection'
import { ensureIndexes } from './indexes'
import { migrate } from './migrations/migrate'

const RETRY_MS = 2000

/** Brings the database to what this version of the program expects. Runs at every start; costs little when nothing is due. */
export async function prepareDatabase(): Promise<void> {
  const db = await database()
  await ensureIndexes(db)
  const ran = await migrate(db)
  if (ran.length > 0) log.info({ migrations: ran }, 'the database was brought up to date')
}

/**
 * Prepares the database as soon as it answers, however long that takes, and then calls `onPrepared`. Rejects only
 * where `onPrepared` does: a server that is down is asked again.
 */
export async function keepDatabasePrepared(options: { onPrepared: () => Promise<void> }): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await prepareDatabase()
      break
    } catch (error) {
      if (attempt === 1) log.error({ error: String(error) }, 'the database is not ready; it will be asked again')
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
  await options.onPrepared()
}

/** Answers within the driver's time limit, or throws. */
export async function pingDatabase(): Promise<void> {
  await (await database()).command({ ping: 1 })
}
