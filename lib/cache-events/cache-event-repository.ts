import 'server-only'
import { collection, newId } from '@/lib/db/connection'

/** Tags that expired, for the other processes of the site. The database forgets them after two hours. */
export type CacheEvent = { id: string; tags: string[]; at: Date; processId: string }
type CacheEventDocument = { _id: string; schemaVersion: 1; tags: string[]; at: Date; processId: string }

const events = () => collection<CacheEventDocument>('cacheEvents')

/** The moment is the database's own: the clocks of several machines need not agree. */
export async function insert(tags: readonly string[], processId: string): Promise<void> {
  await (
    await events()
  ).updateOne(
    { _id: newId() },
    { $set: { schemaVersion: 1, tags: [...tags], processId }, $currentDate: { at: true } },
    { upsert: true },
  )
}

/** Index cache_event_expiry: at most `limit` events from a moment on, oldest first. */
export async function listSince(at: Date, limit: number): Promise<CacheEvent[]> {
  const found = await (
    await events()
  )
    .find({ at: { $gte: at } })
    .sort({ at: 1 })
    .limit(limit)
    .toArray()
  return found.map(({ _id, tags, at: moment, processId }) => ({ id: _id, tags, at: moment, processId }))
}

/** Index cache_event_expiry: when the newest event happened. */
export async function findNewestMoment(): Promise<Date | null> {
  const [newest] = await (await events()).find({}).sort({ at: -1 }).limit(1).toArray()
  return newest?.at ?? null
}
