import 'server-only'
import { collection } from '@/lib/db/connection'
import type { Redirect, RedirectWish } from './redirect'

type RedirectDocument = Omit<Redirect, 'from'> & { _id: string; schemaVersion: 1 }

const BATCH_MAX = 500

const redirects = () => collection<RedirectDocument>('redirects')
const toRedirect = ({ _id, schemaVersion: _, ...rest }: RedirectDocument): Redirect => ({ from: _id, ...rest })

/** Index _id. */
export async function findByKey(from: string): Promise<Redirect | null> {
  const found = await (await redirects()).findOne({ _id: from })
  return found ? toRedirect(found) : null
}

/** Index _id: those that lead away from these addresses. At most 500. */
export async function findByKeys(keys: readonly string[]): Promise<Redirect[]> {
  if (keys.length === 0) return []
  const filter = { _id: { $in: keys.slice(0, BATCH_MAX) } }
  return (await (await redirects()).find(filter).limit(BATCH_MAX).toArray()).map(toRedirect)
}

/** Index _id: at most `limit`, in the order of their addresses, after one of them; where asked, with one beginning. */
export async function listAfter(after: string, limit: number, beginning = ''): Promise<Redirect[]> {
  const found = await (
    await redirects()
  )
    .find({ _id: { $gt: after, ...(beginning !== '' && { $gte: beginning, $lt: `${beginning}\uffff` }) } })
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

/**
 * Index redirect_target: what leads to an address that leads on by now is led to the end at once; at most 500 addresses.
 * Gives back how many were changed.
 */
export async function shorten(batch: readonly RedirectWish[]): Promise<number> {
  const endOf = new Map(
    batch.slice(0, BATCH_MAX).flatMap(({ from, to }) => [
      [from, to],
      [encodeURI(from), to],
    ]),
  )
  const found = await (await redirects()).distinct('to', { to: { $in: [...endOf.keys()] } })
  if (found.length === 0) return 0
  const { modifiedCount } = await (
    await redirects()
  ).bulkWrite(
    found.map((to) => ({ updateMany: { filter: { to }, update: { $set: { to: endOf.get(to) ?? to } } } })),
    { ordered: false },
  )
  return modifiedCount
}

/** False where there was none. */
export async function remove(from: string): Promise<boolean> {
  return (await (await redirects()).deleteOne({ _id: from })).deletedCount === 1
}
