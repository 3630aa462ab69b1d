import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { authorPath } from '@/lib/addresses/address'
import type { Byline } from '@/lib/articles/article-view'
import { listPictures } from '@/lib/media/media-queries'
import { authorSlugTag, authorTag, type Author } from './author'
import { authors } from './author-repository'

/** An author by their slug, or by one that they had. */
export async function getAuthor(slug: string): Promise<Byline | null> {
  'use cache'
  cacheTag(authorSlugTag(slug))
  cacheLife('editorial')
  const author = (await authors.findBySlug(slug)) ?? (await authors.findOneBy({ slugHistory: slug }))
  if (!author) return null
  cacheTag(authorTag(author.id))
  const [byline] = await toBylines([author])
  return byline ?? null
}

/** The authors of these ids, in this order; ids that are gone are left out. */
export async function listBylines(ids: readonly string[]): Promise<Byline[]> {
  const found = new Map((await authors.findMany(ids)).map((author) => [author.id, author]))
  return toBylines(ids.flatMap((id) => found.get(id) ?? []))
}

async function toBylines(list: Author[]): Promise<Byline[]> {
  const portraits = await listPictures(list.flatMap((author) => author.portraitMediaId ?? []))
  return list.map((author) => ({
    id: author.id,
    name: author.name,
    path: authorPath(author.slug),
    kind: author.kind,
    role: author.role,
    bio: author.bio,
    portrait: portraits.get(author.portraitMediaId ?? '') ?? null,
  }))
}

const BATCH = 200

/** Those of these authors that exist, in no promised order, however many. */
export async function listAuthorNames(ids: readonly string[]): Promise<Pick<Author, 'id' | 'name' | 'slug'>[]> {
  const found: Author[] = []
  for (let from = 0; from < ids.length; from += BATCH)
    found.push(...(await authors.findMany(ids.slice(from, from + BATCH))))
  return found.map(({ id, name, slug }) => ({ id, name, slug }))
}

/** How many authors there are, past every cache. */
export const countAuthors = (): Promise<number> => authors.count()

/** Every author in the order of their ids, one after the other, past every cache: for sitemaps. */
export const streamAuthors = (range: { skip: number; limit: number }): AsyncGenerator<Author> => authors.stream(range)
