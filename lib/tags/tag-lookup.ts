import 'server-only'
import { slugFor } from '@/lib/text'
import type { Tag } from './tag'
import { findMerges, tags } from './tag-repository'

const BATCH = 200
const PAGE_MAX = 60

/** Names by id, past every cache, for commands; ids that are gone are left out. */
export async function findTagNames(ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += BATCH)
    for (const { id, name } of await tags.findMany(ids.slice(from, from + BATCH))) names.set(id, name)
  return names
}

/** In the order of their ids, after one of them. */
export const listTagsAfter = (id: string, limit: number): Promise<Tag[]> => tags.listAfter(id, limit)

export const findTag = (id: string): Promise<Tag | null> => tags.findById(id)

/** Index tag_slug: the tag that a name or an address stands for, or null. */
export const findTagNamed = (name: string): Promise<Tag | null> => tags.findBySlug(slugFor(name))

/** Index tag_slug: tags whose address begins like a name, after one of them; at most 60. For the newsroom. */
export async function findTags(
  options: { query?: string; after?: string } = {},
): Promise<{ list: Tag[]; next: string | null }> {
  const prefix = slugFor(options.query ?? '')
  const from = options.after === undefined ? { $gte: prefix } : { $gt: options.after }
  const found = await tags.listBy({ slug: { ...from, $lt: `${prefix}\uffff` } }, PAGE_MAX + 1)
  const list = found.slice(0, PAGE_MAX)
  return { list, next: found.length > PAGE_MAX ? (list.at(-1)?.slug ?? null) : null }
}

/** However often tags were merged one into the other. */
const STEPS_MAX = 20

/** The tags that these have become: one that was merged is the other one, one that was deleted is left out. */
export async function findCurrentTagIds(ids: readonly string[]): Promise<string[]> {
  let current = [...ids]
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const merges = await findMerges(current)
    if (merges.size === 0) break
    current = current.flatMap((id) => {
      const into = merges.get(id)
      return into === undefined ? id : (into ?? [])
    })
  }
  return [...new Set(current)]
}

/** By its slug, past every cache, for the newsroom. */
export const findTagBySlug = (slug: string): Promise<Tag | null> => tags.findBySlug(slug)

/** Index tag_slug, then tag_slug_history: those of at most 500 slugs that a tag has or had. Past every cache. */
export async function findTagSlugs(slugs: readonly string[]): Promise<Set<string>> {
  const asked = slugs.slice(0, SLUGS_MAX)
  if (asked.length === 0) return new Set()
  const found = await Promise.all([
    tags.listBy({ slug: { $in: asked } }, SLUGS_MAX),
    tags.listBy({ slugHistory: { $in: asked } }, SLUGS_MAX),
  ])
  const known = new Set(found.flat().flatMap(({ slug, slugHistory }) => [slug, ...slugHistory]))
  return new Set(asked.filter((slug) => known.has(slug)))
}
const SLUGS_MAX = 500
