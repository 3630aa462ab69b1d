import 'server-only'
import { collection } from '@/lib/db/connection'
import { entityStore } from '@/lib/db/entity-store'
import type { Tag } from './tag'

type MergeDocument = { _id: string; schemaVersion: 1; into: string | null }

/** Index tag_slug; tag_slug_history. */
export const tags = entityStore<Tag>('tags', { noun: 'tag', order: { slug: 1 }, defaults: { slugHistory: [] } })

const merges = () => collection<MergeDocument>('tagMerges')

/** What became of a tag that is gone: another one has its articles, or none. */
export async function noteMerge(tagId: string, into: string | null): Promise<void> {
  await (await merges()).replaceOne({ _id: tagId }, { schemaVersion: 1, into }, { upsert: true })
}

/** Index _id: what became of those of these tags that are gone. At most 200 ids. */
export async function findMerges(ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const found = await (
    await merges()
  )
    .find({ _id: { $in: ids.slice(0, IDS_MAX) } })
    .limit(IDS_MAX)
    .toArray()
  return new Map(found.map(({ _id, into }) => [_id, into]))
}
const IDS_MAX = 200
