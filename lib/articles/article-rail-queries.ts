import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { findRelatedList } from '@/lib/related/related-lookup'
import { relatedOrder, relatedTag, timesAround } from '@/lib/related/related-lists'
import { NEWEST_TAG, sectionListTag } from './article'
import { cardTags, toCards } from './article-cards'
import { findById, listVisible, listVisibleByIds, type ArticleSummary } from './article-repository'
import type { ArticleRails } from './article-view'

const NEWEST_LENGTH = 10
const INLINE_LENGTH = 5
const GRID_LENGTH = 8
const TIMES_LENGTH = 4

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
  if (!article) return { inline: [], grid: [], newest: [] }
  const list = await findRelatedList(id)
  const newest = (await listVisible({ filter: { kind: 'all' }, now, limit: NEWEST_LENGTH + 1 }))
    .filter((candidate) => candidate.id !== id)
    .slice(0, NEWEST_LENGTH)

  const order = relatedOrder(list)
  const visible = new Map((await listVisibleByIds(order, now)).map((found) => [found.id, found]))
  const shown = new Set([id, ...newest.map((card) => card.id)])
  const take = (ids: readonly string[], limit: number): ArticleSummary[] => {
    const taken = ids.flatMap((each) => (shown.has(each) ? [] : (visible.get(each) ?? []))).slice(0, limit)
    for (const each of taken) shown.add(each.id)
    return taken
  }
  const inline = take(order, INLINE_LENGTH)
  const times = timesAround(article.publishAt ?? article.createdAt, list, now)
  const atTheTime = take(times?.atTheTime ?? [], TIMES_LENGTH)
  const sinceThen = take(times?.sinceThen ?? [], TIMES_LENGTH)
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
    reasons: Object.fromEntries(
      list.relations.filter(({ id: to }) => cards.has(to)).map(({ id: to, why }) => [to, why]),
    ),
  }
}
