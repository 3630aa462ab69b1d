import 'server-only'
import { RESERVED_NAMES, SLUG_PATTERN } from '@/lib/addresses/address'
import { findHeldNames } from '@/lib/addresses/address-lookup'
import { findVisibleSlugs } from '@/lib/articles/article-lookup'
import { findAuthorSlugs } from '@/lib/authors/author-lookup'
import { isPrivatePath } from '@/lib/http/private-paths'
import { findTagSlugs } from '@/lib/tags/tag-lookup'

const BATCH = 500

/** Whose word says whether something stands at an address: the program's own, or one of four kinds of slugs. */
type Asked = { kind: 'own' | 'nobody' } | { kind: 'name' | 'article' | 'tag' | 'author'; slug: string }

/**
 * Those of these paths at which readers find something now, or are led on by what stood there: what stands somewhere
 * comes before any redirect. Past every cache.
 */
export async function findStanding(paths: readonly string[]): Promise<Set<string>> {
  const asked = paths.map((path) => ({ path, ...askedOf(path) }))
  const slugsOf = (...kinds: readonly Asked['kind'][]) =>
    asked.flatMap((one) => ('slug' in one && kinds.includes(one.kind) ? one.slug : []))
  // The last part of an address is enough to find an article.
  const [names, articles, tags, authors] = await Promise.all([
    inBatches(slugsOf('name'), findHeldNames),
    inBatches(slugsOf('name', 'article'), findVisibleSlugs),
    inBatches(slugsOf('tag'), findTagSlugs),
    inBatches(slugsOf('author'), findAuthorSlugs),
  ])
  const stands = (one: Asked): boolean => {
    switch (one.kind) {
      case 'own':
        return true
      case 'nobody':
        return false
      case 'name':
        return names.has(one.slug) || articles.has(one.slug)
      case 'article':
        return articles.has(one.slug)
      case 'tag':
        return tags.has(one.slug)
      case 'author':
        return authors.has(one.slug)
    }
  }
  return new Set(asked.filter(stands).map(({ path }) => path))
}

/** Whether an article, a section, a page, a tag or an author could stand at a path: what is deeper is a list or a file. */
export const isPlaceOfContent = (path: string): boolean => 'slug' in askedOf(path)

function askedOf(path: string): Asked {
  const [first = '', slug, ...more] = path.split('/').filter((part) => part !== '')
  if (first === '' || isPrivatePath(path) || first === 'api' || first === '_next') return { kind: 'own' }
  if (slug === undefined && RESERVED_NAMES.has(first)) return { kind: 'own' }
  if (more.length > 0 || !SLUG_PATTERN.test(slug ?? first)) return { kind: 'nobody' }
  if (first === 'tag' || first === 'author') return { kind: first, slug: slug ?? '' }
  if (RESERVED_NAMES.has(first) || !SLUG_PATTERN.test(first)) return { kind: 'nobody' }
  return slug === undefined ? { kind: 'name', slug: first } : { kind: 'article', slug }
}

async function inBatches(
  slugs: readonly string[],
  find: (batch: string[]) => Promise<Iterable<string>>,
): Promise<Set<string>> {
  const wanted = [...new Set(slugs)]
  const found = new Set<string>()
  for (let from = 0; from < wanted.length; from += BATCH)
    for (const slug of await find(wanted.slice(from, from + BATCH))) found.add(slug)
  return found
}
