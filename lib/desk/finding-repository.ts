import 'server-only'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { collection } from '@/lib/db/connection'
import type { Finding } from './finding'

/** A piece that is gone is looked at no more: what was found in it ends by itself. */
type FindingDocument = Omit<Finding, 'id'> & { _id: string; schemaVersion: 1; expiresAt: Date }
const KEPT_DAYS = 30
/** How far the round through the archive has come. */
type RoundDocument = { _id: 'round'; schemaVersion: 1; afterId: string }

const findings = () => collection<FindingDocument>('findings')
const rounds = () => collection<RoundDocument>('findingRounds')

/** What was found in some pieces takes the place of what is known of them; of those without a finding, nothing stays. */
export async function replace(checkedIds: readonly string[], found: readonly Finding[]): Promise<void> {
  const documents = await findings()
  const expiresAt = new Date(Date.now() + KEPT_DAYS * DAY_MILLISECONDS)
  const sound = checkedIds.filter((id) => !found.some((finding) => finding.id === id))
  await documents.bulkWrite([
    { deleteMany: { filter: { _id: { $in: sound } } } },
    ...found.map(({ id, ...finding }) => ({
      replaceOne: {
        filter: { _id: id },
        replacement: { schemaVersion: 1 as const, ...finding, expiresAt },
        upsert: true,
      },
    })),
  ])
}

/** Index finding_newest: of the pieces that went live last, at most `limit`. */
export async function listNewest(limit: number): Promise<Finding[]> {
  const found = await (await findings()).find({}).sort({ publishAt: -1, _id: -1 }).limit(limit).toArray()
  return found.map(({ _id, messages, publishAt, checkedAt }) => ({ id: _id, messages, publishAt, checkedAt }))
}

/** The article after which the round goes on; '' at its beginning. */
export const findPlace = async (): Promise<string> => (await (await rounds()).findOne({ _id: 'round' }))?.afterId ?? ''

export async function savePlace(afterId: string): Promise<void> {
  await (await rounds()).updateOne({ _id: 'round' }, { $set: { schemaVersion: 1, afterId } }, { upsert: true })
}
