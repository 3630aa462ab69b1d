import 'server-only'
import { slugFor } from '@/lib/text'
import type { Author } from './author'
import { authors } from './author-repository'

/** Names by id, past every cache, for commands; ids that are gone are left out. */
export async function findAuthorNames(ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += BATCH)
    for (const { id, name } of await authors.findMany(ids.slice(from, from + BATCH))) names.set(id, name)
  return names
}

const BATCH = 200

/** Index author_portrait: at most `limit` authors with this portrait. */
export const listAuthorsWithPortrait = (portraitMediaId: string, limit: number): Promise<Author[]> =>
  authors.listBy({ portraitMediaId }, limit)

/** In the order of their ids, after one of them. */
export const listAuthorsAfter = (id: string, limit: number): Promise<Author[]> => authors.listAfter(id, limit)

export const findAuthor = (id: string): Promise<Author | null> => authors.findById(id)

const PAGE_MAX = 60

/** Index author_slug: authors whose address begins like a name, after one of them; at most 60. For the newsroom. */
export async function findAuthors(
  options: { query?: string; after?: string } = {},
): Promise<{ list: Author[]; next: string | null }> {
  const prefix = slugFor(options.query ?? '')
  const from = options.after === undefined ? { $gte: prefix } : { $gt: options.after }
  const found = await authors.listBy({ slug: { ...from, $lt: `${prefix}\uffff` } }, PAGE_MAX + 1)
  const list = found.slice(0, PAGE_MAX)
  return { list, next: found.length > PAGE_MAX ? (list.at(-1)?.slug ?? null) : null }
}

/** Index author_slug, past every cache. */
export const findAuthorBySlug = (slug: string): Promise<Author | null> => authors.findBySlug(slug)

/** Index author_slug, then author_slug_history: those of at most 500 slugs that an author has or had. Past every cache. */
export async function findAuthorSlugs(slugs: readonly string[]): Promise<Set<string>> {
  const asked = slugs.slice(0, SLUGS_MAX)
  if (asked.length === 0) return new Set()
  const found = await Promise.all([
    authors.listBy({ slug: { $in: asked } }, SLUGS_MAX),
    authors.listBy({ slugHistory: { $in: asked } }, SLUGS_MAX),
  ])
  const known = new Set(found.flat().flatMap(({ slug, slugHistory }) => [slug, ...slugHistory]))
  return new Set(asked.filter((slug) => known.has(slug)))
}
const SLUGS_MAX = 500
