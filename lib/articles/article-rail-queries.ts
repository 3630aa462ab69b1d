import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { bodyText } from '@/lib/body/sanitise'
import type { Relation } from '@/lib/related/related'
import { createWording } from '@/lib/related/reasons'
import { findRelatedList } from '@/lib/related/related-lookup'
import { relatedOrder, relatedTag, timesAround } from '@/lib/related/related-lists'
import { getFolder } from '@/lib/search/folding'
import { tagTag } from '@/lib/tags/tag'
import { listTagLinks } from '@/lib/tags/tag-queries'
import { NEWEST_TAG, sectionListTag, type Article, type ArticleSummary } from './article'
import { cardTags, toCards } from './article-cards'
import { listVisible, listVisibleByIds } from './article-list-repository'
import { findById } from './article-repository'
import type { ArticleRails } from './article-view'

const NEWEST_LENGTH = 10
const INLINE_LENGTH = 5
const GRID_LENGTH = 8
const TIMES_LENGTH = 4
/** One piece is not a rail: it stands in the grid. */
const TIMES_LENGTH_MIN = 2
/** Tags that reasons may be named by: an entry may depend on 128 things, and the cards are most of them. */
const TAGS_MAX = 5

/**
 * The rails of an article page. "New articles" are the newest of the publication; the others come from the list of
 * related pieces that was stored when something was published, filled up from the section where it is short. No
 * article stands in two of them.
 */
export async function getArticleRails(id: string): Promise<ArticleRails> {
  'use cache'
  cacheTag(NEWEST_TAG, relatedTag(id))
  cacheLife('editorial')
  const now = new Date()
  const article = await findById(id)
  if (!article) return { inline: [], grid: [], newest: [], atTheTime: [], sinceThen: [], reasons: {} }
  const list = await findRelatedList(id)
  // What an editor pinned stands where it was pinned, also while it is one of the newest.
  const elsewhere = new Set([id, ...list.pinned])
  const newest = (await listVisible({ filter: { kind: 'all' }, now, limit: NEWEST_LENGTH + elsewhere.size }))
    .filter((candidate) => !elsewhere.has(candidate.id))
    .slice(0, NEWEST_LENGTH)

  const order = relatedOrder(list)
  const times = timesAround(article.publishAt ?? article.createdAt, list, now)
  const candidates = [...new Set([...order, ...(times?.atTheTime ?? [])])]
  const visible = new Map((await listVisibleByIds(candidates, now)).map((found) => [found.id, found]))
  const shown = new Set([id, ...newest.map((card) => card.id)])
  const take = (ids: readonly string[], limit: number, atLeast = 1): ArticleSummary[] => {
    const taken = ids.flatMap((each) => (shown.has(each) ? [] : (visible.get(each) ?? []))).slice(0, limit)
    if (taken.length < atLeast) return []
    for (const each of taken) shown.add(each.id)
    return taken
  }
  const inline = take(order, INLINE_LENGTH)
  const atTheTime = take(times?.atTheTime ?? [], TIMES_LENGTH, TIMES_LENGTH_MIN)
  const sinceThen = take(times?.sinceThen ?? [], TIMES_LENGTH, TIMES_LENGTH_MIN)
  const grid = take(order, GRID_LENGTH)

  const missing = INLINE_LENGTH + GRID_LENGTH - inline.length - grid.length
  const [primary] = article.sectionIds
  if (missing > 0 && primary !== undefined) {
    cacheTag(sectionListTag(primary))
    const limit = missing + shown.size
    const lists = await Promise.all([
      listVisible({ filter: { kind: 'section', sectionId: primary }, now, limit }),
      listVisible({ filter: { kind: 'all' }, now, limit }),
    ])
    const refused = new Set(list.excluded)
    for (const found of lists.flat()) if (!refused.has(found.id)) visible.set(found.id, found)
    const fill = take([...new Set(lists.flat().map((found) => found.id))], missing)
    inline.push(...fill.splice(0, INLINE_LENGTH - inline.length))
    grid.push(...fill)
  }

  const all = [...newest, ...inline, ...grid, ...atTheTime, ...sinceThen]
  if (all.length > 0) cacheTag(...cardTags(all))
  const cards = new Map((await toCards(all)).map((card) => [card.id, card]))
  const toRail = (articles: readonly ArticleSummary[]) => articles.flatMap((each) => cards.get(each.id) ?? [])
  return {
    newest: toRail(newest),
    inline: toRail(inline),
    grid: toRail(grid),
    atTheTime: toRail(atTheTime),
    sinceThen: toRail(sinceThen),
    reasons: await reasonsOf(article, [...list.relations, ...list.nearby], new Set(cards.keys())),
  }
}

/** In the words of the article that is read, only for what is shown. */
async function reasonsOf(
  article: Article,
  relations: readonly Relation[],
  shown: ReadonlySet<string>,
): Promise<Record<string, string[]>> {
  const text = [article.headline, article.deck, bodyText(article.body)].join('\n')
  const tagIds = article.tagIds.slice(0, TAGS_MAX)
  if (tagIds.length > 0) cacheTag(...tagIds.map(tagTag))
  const tags = (await listTagLinks(tagIds)).map(({ name }) => name)
  const wording = createWording({ text, tags }, await getFolder())
  const reasons = relations.filter(({ id }) => shown.has(id)).map(({ id, why }) => [id, wording(why)] as const)
  return Object.fromEntries(reasons.filter(([, words]) => words.length > 0))
}
