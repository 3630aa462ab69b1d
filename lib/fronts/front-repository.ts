import 'server-only'
import { collection, isDuplicateKey } from '@/lib/db/connection'
import type { FrontChoice } from './front'

type FrontDocument = FrontChoice & { _id: 'home'; schemaVersion: 1 }

const fronts = () => collection<FrontDocument>('fronts')

/** Index _id: what was chosen for the home page, or null. */
export async function find(): Promise<FrontChoice | null> {
  const found = await (await fronts()).findOne({ _id: 'home' })
  return found ? { pinned: found.pinned, sectionIds: found.sectionIds, revision: found.revision } : null
}

/** Writes over the revision that the choice was based on, 0 for a first one; null where somebody was faster. */
export async function save({ revision, ...choice }: FrontChoice): Promise<FrontChoice | null> {
  const next = { ...choice, revision: revision + 1 }
  if (revision > 0) {
    const written = await (await fronts()).updateOne({ _id: 'home', revision }, { $set: next })
    return written.matchedCount === 0 ? null : next
  }
  try {
    await (await fronts()).insertOne({ _id: 'home', schemaVersion: 1, ...next })
    return next
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}
