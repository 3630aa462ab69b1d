import 'server-only'
import { collection } from '@/lib/db/connection'
import type { Redirect } from './redirect'

type RedirectDocument = Omit<Redirect, 'from'> & { _id: string; schemaVersion: 1 }

const redirects = () => collection<RedirectDocument>('redirects')
const toRedirect = ({ _id, schemaVersion: _, ...rest }: RedirectDocument): Redirect => ({ from: _id, ...rest })

/** Index _id. */
export async function findByKey(from: string): Promise<Redirect | null> {
  const found = await (await redirects()).findOne({ _id: from })
  return found ? toRedirect(found) : null
}

/** Index _id: at most `limit`, in the order of their addresses, after one of them. */
export async function listAfter(after: string, limit: number): Promise<Redirect[]> {
  const found = await (
    await redirects()
  )
    .find({ _id: { $gt: after } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
  return found.map(toRedirect)
}

/** Writes each, in the place of what led away from its address before, in one round trip. */
export async function saveMany(batch: readonly Redirect[]): Promise<void> {
  if (batch.length === 0) return
  await (
    await redirects()
  ).bulkWrite(
    batch.map(({ from, ...rest }) => ({
      replaceOne: { filter: { _id: from }, replacement: { schemaVersion: 1 as const, ...rest }, upsert: true },
    })),
    { ordered: false },
  )
}

/** False where there was none. */
export async function remove(from: string): Promise<boolean> {
  return (await (await redirects()).deleteOne({ _id: from })).deletedCount === 1
}
