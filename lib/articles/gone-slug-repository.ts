import 'server-only'
import { collection } from '@/lib/db/connection'

/** A slug that readers knew, of an article that was removed for good. */
type GoneSlugDocument = { _id: string; schemaVersion: 1; at: Date }

const goneSlugs = () => collection<GoneSlugDocument>('goneSlugs')

/** Index _id. At most 50 slugs: an article's own and its earlier ones. */
export async function keepGone(slugs: readonly string[], at: Date): Promise<void> {
  await (
    await goneSlugs()
  ).bulkWrite(
    slugs.map((slug) => ({
      updateOne: { filter: { _id: slug }, update: { $set: { schemaVersion: 1 as const, at } }, upsert: true },
    })),
  )
}

/** Index _id. */
export const isKeptGone = async (slug: string): Promise<boolean> =>
  (await (await goneSlugs()).findOne({ _id: slug })) !== null
