import 'server-only'
import { collection } from '@/lib/db/connection'

/** `at` is when an address last changed; forgotten after a week in which nobody could be told. */
type ChangedAddressDocument = { _id: string; schemaVersion: 1; at: Date; expiresAt: Date }

const KEPT_MS = 7 * 86_400_000
const documents = () => collection<ChangedAddressDocument>('changedAddresses')

/** Notes that these paths changed, in one round trip. */
export async function note(paths: readonly string[], at: Date): Promise<void> {
  if (paths.length === 0) return
  const expiresAt = new Date(at.getTime() + KEPT_MS)
  await (
    await documents()
  ).bulkWrite(
    paths.map((path) => ({
      replaceOne: { filter: { _id: path }, replacement: { schemaVersion: 1 as const, at, expiresAt }, upsert: true },
    })),
    { ordered: false },
  )
}

/** Index changed_address: at most `limit` paths, the longest waiting first, with when they changed. */
export async function listWaiting(limit: number): Promise<{ path: string; at: Date }[]> {
  const found = await (await documents()).find({}).sort({ at: 1 }).limit(limit).toArray()
  return found.map(({ _id, at }) => ({ path: _id, at }))
}

/** Index _id: forgets those of these paths that did not change again meanwhile. */
export async function forget(told: readonly { path: string; at: Date }[]): Promise<void> {
  if (told.length === 0) return
  await (
    await documents()
  ).bulkWrite(
    told.map(({ path, at }) => ({ deleteOne: { filter: { _id: path, at } } })),
    { ordered: false },
  )
}
