import 'server-only'
import { collection } from '@/lib/db/connection'
import type { SourceLink } from './source-link'

/** One for each article that names a source. */
type SourceLinkDocument = Omit<SourceLink, 'articleId'> & { _id: string; schemaVersion: 1 }

const documents = () => collection<SourceLinkDocument>('sourceLinks')

/** Index _id. */
export async function findMany(articleIds: readonly string[]): Promise<SourceLink[]> {
  return (await (await documents()).find({ _id: { $in: [...articleIds] } }).toArray()).map(toLink)
}

/** Index _id: what is known of other addresses that these articles named is forgotten. */
export async function insert(links: readonly SourceLink[]): Promise<void> {
  if (links.length === 0) return
  await (
    await documents()
  ).bulkWrite(
    links.map(({ articleId, ...link }) => ({
      replaceOne: { filter: { _id: articleId }, replacement: { schemaVersion: 1 as const, ...link }, upsert: true },
    })),
  )
}

/** Index _id: false where somebody else decided about it since it was read. */
export async function settle(before: SourceLink, { articleId, ...after }: SourceLink): Promise<boolean> {
  const unchanged = { _id: articleId, url: before.url, state: before.state, dueAt: before.dueAt }
  return (await (await documents()).updateOne(unchanged, { $set: after })).matchedCount === 1
}

export async function remove(articleId: string): Promise<void> {
  await (await documents()).deleteOne({ _id: articleId })
}

/** Index source_link_due: at most `limit` that are due, those that have waited longest first. */
export async function listDue(now: Date, limit: number): Promise<SourceLink[]> {
  const found = await (
    await documents()
  )
    .find({ dueAt: { $lte: now } })
    .sort({ dueAt: 1 })
    .limit(limit)
    .toArray()
  return found.map(toLink)
}

/** Index source_link_broken: at most `limit`, those that broke last first. */
export async function listBroken(limit: number): Promise<SourceLink[]> {
  const found = await (
    await documents()
  )
    .find({ state: 'broken' })
    .sort({ brokenSince: -1, _id: -1 })
    .limit(limit)
    .toArray()
  return found.map(toLink)
}

const toLink = ({ _id, schemaVersion: _, ...link }: SourceLinkDocument): SourceLink => ({ articleId: _id, ...link })
