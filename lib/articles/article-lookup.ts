import 'server-only'
import type { Article, ArticleSummary } from './article'
import type { PagedList } from './list-count'
import { listVisibleSlugs } from './article-list-repository'
import { findById, findRevision, findVisibleBySlug, isGoneAt } from './article-repository'
import {
  isAnyIn,
  isAnyThere,
  listAfter,
  listWithMedia,
  listByIds,
  listPresentIds,
  listSlugHolders,
} from './article-stock-repository'
import { listVisibleBetween } from './article-timeline-repository'
import { isKeptGone } from './gone-slug-repository'

/** Whether this site has any article, in whatever state. Read past every cache, for starts and commands. */
export const hasArticles = (): Promise<boolean> => isAnyThere()

/** Whether readers knew an article by this slug that was taken away since. Past every cache, for the front door. */
export const isGone = async (slug: string, now: Date): Promise<boolean> =>
  (await isGoneAt(slug, now)) || (await isKeptGone(slug))

/** Whole articles in whatever state, in the order of their ids, after one of them: for rebuilding what follows from them. */
export const listArticlesAfter = (id: string, limit: number): Promise<Article[]> => listAfter(id, limit)

/** An article in whatever state, past every cache: for commands and the newsroom. */
export const findArticle = (id: string): Promise<Article | null> => findById(id)

/** At most `limit` articles, in whatever state, that show a picture. */
export const listArticlesWithMedia = (mediaId: string, limit: number): Promise<Pick<Article, 'id' | 'headline'>[]> =>
  listWithMedia(mediaId, limit)

/** What an article was at one of its revisions; null where that is not kept. */
export const findArticleRevision = (id: string, revision: number): Promise<Article | null> => findRevision(id, revision)

/** Whether any article, in whatever state, stands in a list: whoever would delete what the list is of asks first. */
export const isListUsed = (list: PagedList): Promise<boolean> => isAnyIn(list)

/** The article that readers see at an address of this site, whole or its last part; null where there is none. */
export async function findVisibleAt(address: string): Promise<Article | null> {
  const slug =
    address
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  return slug === '' ? null : findVisibleBySlug(slug, new Date())
}

/** Those of at most 500 slugs that an article has, in whatever state, with its id. */
export const findSlugHolders = (slugs: readonly string[]): Promise<Map<string, string>> => listSlugHolders(slugs)

/** Those of at most 500 slugs at which readers find an article, or are led to one. Past every cache. */
export const findVisibleSlugs = (slugs: readonly string[]): Promise<Set<string>> => listVisibleSlugs(slugs, new Date())

/** Those of at most 500 ids that an article has, in whatever state. */
export const findPresentIds = (ids: readonly string[]): Promise<Set<string>> => listPresentIds(ids)

/** Whole articles of at most 100 ids, in whatever state. */
export const listArticlesByIds = (ids: readonly string[]): Promise<Article[]> => listByIds(ids)

/** What went live in [from, upTo) and is visible now, newest first, past every cache: for mailings. */
export const listPublishedBetween = (options: { from: Date; upTo: Date; limit: number }): Promise<ArticleSummary[]> =>
  listVisibleBetween({ ...options, now: new Date() })
