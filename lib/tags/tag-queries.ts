import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { tagPath } from '@/lib/addresses/address'
import type { NamedLink } from '@/lib/articles/article-view'
import { tagSlugTag, tagTag, type Tag } from './tag'
import { tags } from './tag-repository'

/** A tag by its slug, or by one that led to it before. */
export async function getTag(slug: string): Promise<Tag | null> {
  'use cache'
  cacheTag(tagSlugTag(slug))
  cacheLife('editorial')
  const tag = (await tags.findBySlug(slug)) ?? (await tags.findOneBy({ slugHistory: slug }))
  if (tag) cacheTag(tagTag(tag.id))
  return tag
}

/** The tags of these ids, in this order; ids that are gone are left out. */
export async function listTagLinks(ids: readonly string[]): Promise<NamedLink[]> {
  const found = new Map((await tags.findMany(ids)).map((tag) => [tag.id, tag]))
  return ids.flatMap((id) => {
    const tag = found.get(id)
    return tag ? [{ name: tag.name, path: tagPath(tag.slug) }] : []
  })
}

const BATCH = 200

/** Those of these tags that exist, in no promised order, however many. */
export async function listTagNames(ids: readonly string[]): Promise<Pick<Tag, 'id' | 'name' | 'slug'>[]> {
  const found: Tag[] = []
  for (let from = 0; from < ids.length; from += BATCH)
    found.push(...(await tags.findMany(ids.slice(from, from + BATCH))))
  return found.map(({ id, name, slug }) => ({ id, name, slug }))
}

/** How many tags there are, past every cache. */
export const countTags = (): Promise<number> => tags.count()

/** Every tag in the order of their ids, one after the other, past every cache: for sitemaps. */
export const streamTags = (range: { skip: number; limit: number }): AsyncGenerator<Tag> => tags.stream(range)
