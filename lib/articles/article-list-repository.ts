import 'server-only'
import type { Filter } from 'mongodb'
import type { Article, ArticleSummary } from './article'
import {
  articles,
  inList,
  NEWEST_FIRST,
  toArticle,
  toSummary,
  visibleAt,
  type ArticleDocument,
} from './article-document-repository'
import type { PagedList } from './list-count'

const SUMMARIES_MAX = 100
const WHOLE_MAX = 30
const SLUGS_MAX = 500

export type ListFilter = { kind: 'all' } | PagedList

/**
 * Index article_newest, article_by_section, article_by_tag or article_by_author: at most `limit`, newest first. `from`
 * begins among the articles before a moment, after `skip` of them: callers keep that to a month of the list.
 */
export async function listVisible(options: {
  filter: ListFilter
  now: Date
  limit: number
  from?: { before: Date; skip: number }
}): Promise<ArticleSummary[]> {
  const found = await (
    await articles()
  )
    .find(listFilter(options))
    .sort(NEWEST_FIRST)
    .skip(options.from?.skip ?? 0)
    .limit(options.limit)
    .project<Omit<ArticleDocument, 'body'>>({ body: 0 })
    .toArray()
  return found.map(toSummary)
}

/** Index _id: those of these articles that readers may see, in no promised order. At most 100 ids. */
export async function listVisibleByIds(ids: readonly string[], now: Date): Promise<ArticleSummary[]> {
  if (ids.length === 0) return []
  const found = await (
    await articles()
  )
    .find({ _id: { $in: ids.slice(0, SUMMARIES_MAX) }, ...visibleAt(now) })
    .project<Omit<ArticleDocument, 'body'>>({ body: 0 })
    .toArray()
  return found.map(toSummary)
}

/** Index _id: the same with their bodies. At most 30 ids. */
export async function listVisibleWhole(ids: readonly string[], now: Date): Promise<Article[]> {
  if (ids.length === 0) return []
  const found = await (await articles()).find({ _id: { $in: ids.slice(0, WHOLE_MAX) }, ...visibleAt(now) }).toArray()
  return found.map(toArticle)
}

/** Index article_slug, then article_slug_history: those of at most 500 slugs by which readers find an article. */
export async function listVisibleSlugs(slugs: readonly string[], now: Date): Promise<Set<string>> {
  const asked = slugs.slice(0, SLUGS_MAX)
  if (asked.length === 0) return new Set()
  const found = await Promise.all(
    [{ slug: { $in: asked } }, { slugHistory: { $in: asked } }].map(async (names) =>
      (await articles())
        .find({ ...names, ...visibleAt(now) })
        .project<Pick<ArticleDocument, 'slug' | 'slugHistory'>>({ slug: 1, slugHistory: 1 })
        .toArray(),
    ),
  )
  const known = new Set(found.flat().flatMap(({ slug, slugHistory }) => [slug, ...slugHistory]))
  return new Set(asked.filter((slug) => known.has(slug)))
}

/** Index article_newest: the lists of the newest articles, and when these went live, newest first. */
export async function listNewestPlaces(
  now: Date,
  limit: number,
): Promise<Pick<Article, 'publishAt' | 'listedIn' | 'tagIds' | 'authorIds'>[]> {
  return (await articles())
    .find(visibleAt(now))
    .sort(NEWEST_FIRST)
    .limit(limit)
    .project<Pick<Article, 'publishAt' | 'listedIn' | 'tagIds' | 'authorIds'>>({
      _id: 0,
      publishAt: 1,
      listedIn: 1,
      tagIds: 1,
      authorIds: 1,
    })
    .toArray()
}

function listFilter({
  filter,
  now,
  from,
}: {
  filter: ListFilter
  now: Date
  from?: { before: Date }
}): Filter<ArticleDocument> {
  const visible = visibleAt(now)
  const begun = from && from.before <= now ? { ...visible, publishAt: { $lt: from.before } } : visible
  return filter.kind === 'all' ? begun : { ...begun, ...inList(filter) }
}
