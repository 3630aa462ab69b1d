import 'server-only'
import { statfs } from 'node:fs/promises'
import { pingDatabase } from '@/lib/db/prepare'
import { env } from '@/lib/env'

type Check = { ok: true; detail?: string } | { ok: false; detail: string }
export type Health = { ok: boolean; checks: { database: Check; disk: Check; events: Check } }

const DISK_FREE_MIN_BYTES = 100 * 1024 * 1024
const LAG_MAX_MS = 10_000
const PING_MAX_MS = 2000

const EVENT_LAG = Symbol.for('daily-digest.event-lag')

/** What only the server's own copy of this module knows: how far the process is behind the other ones' changes. */
const reports = globalThis as typeof globalThis & { [EVENT_LAG]?: () => number }
export const reportEventLag = (lagMilliseconds: () => number) => {
  reports[EVENT_LAG] = lagMilliseconds
}

/** Undefined where the changes of other processes are not followed. */
export const eventLagMilliseconds = () => reports[EVENT_LAG]?.()

/** Whether the site can answer, with one sentence a part that cannot. Takes two seconds at most. */
export async function getHealth(): Promise<Health> {
  const checks = { database: await checkDatabase(), disk: await checkDisk(), events: checkEvents() }
  return { ok: checks.database.ok && checks.disk.ok && checks.events.ok, checks }
}

async function checkDatabase(): Promise<Check> {
  const failed: Check = { ok: false, detail: 'The database does not answer.' }
  const timeUp = new Promise<Check>((resolve) =>
    setTimeout(() => {
      resolve(failed)
    }, PING_MAX_MS).unref(),
  )
  return Promise.race([
    pingDatabase().then(
      (): Check => ({ ok: true }),
      () => failed,
    ),
    timeUp,
  ])
}

async function checkDisk(): Promise<Check> {
  try {
    const { bavail, bsize } = await statfs(env.dataDirectory)
    const free = bavail * bsize
    return free < DISK_FREE_MIN_BYTES ? { ok: false, detail: 'The disk is almost full.' } : { ok: true }
  } catch {
    return env.mongodbUri === undefined
      ? { ok: false, detail: 'The data directory cannot be read.' }
      : { ok: true, detail: 'There is no data directory yet.' }
  }
}

function checkEvents(): Check {
  const lag = eventLagMilliseconds()
  if (lag === undefined) return { ok: true, detail: 'Changes of other processes are not followed here.' }
  return lag > LAG_MAX_MS
    ? { ok: false, detail: `Changes of other processes are ${Math.round(lag / 1000)} s behind.` }
    : { ok: true }
}
