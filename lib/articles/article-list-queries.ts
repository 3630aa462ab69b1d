import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { articleTag, NEWEST_TAG, sectionListTag } from './article'
import { cardTags, toCards } from './article-cards'
import { listVisible, listVisibleByIds } from './article-list-repository'
import type { ArticleCard, ArticleListPage } from './article-view'
import {
  LIST_COUNTS_TAG,
  pagedListTag,
  placeAfter,
  startOfMonth,
  visibleByMonth,
  type MonthOfList,
  type PagedList,
} from './list-count'
import * as counts from './list-count-repository'

export const LIST_PAGE_SIZE = 12

/**
 * Page `number` of a list, newest first, and how many pages there are; null where the list ends before it. The first
 * page of an empty list is empty. Any page costs one short look-up: the kept count says in which month it begins.
 */
export async function getArticleListPage(list: PagedList, number: number): Promise<ArticleListPage | null> {
  'use cache'
  cacheTag(pagedListTag(list), LIST_COUNTS_TAG)
  cacheLife('editorial')
  const now = new Date()
  const months = await listMonths(list, now)
  const from = placeAfter(months, (number - 1) * LIST_PAGE_SIZE)
  const found = await listVisible({ filter: list, now, limit: LIST_PAGE_SIZE + 1, from })
  if (found.length === 0 && number > 1) return null
  const shown = found.slice(0, LIST_PAGE_SIZE)
  if (shown.length > 0) cacheTag(...cardTags(shown))
  const counted = Math.ceil(months.reduce((sum, { visible }) => sum + visible, 0) / LIST_PAGE_SIZE)
  // Where a count is wrong, what was found decides: no number may lead to a page that is not there.
  const pageCount = found.length > LIST_PAGE_SIZE ? Math.max(counted, number + 1) : number
  return { cards: await toCards(shown), number, pageCount }
}

/** The newest articles of the whole publication. */
export async function listNewest(limit: number): Promise<ArticleCard[]> {
  'use cache'
  cacheTag(NEWEST_TAG)
  cacheLife('editorial')
  const found = await listVisible({ filter: { kind: 'all' }, now: new Date(), limit })
  if (found.length > 0) cacheTag(...cardTags(found))
  return toCards(found)
}

/** Articles that an editor chose, in that order; those that readers may not see now are left out. At most 100. */
export async function listChosen(ids: readonly string[]): Promise<ArticleCard[]> {
  'use cache'
  // What is not to be seen yet may be at any moment.
  if (ids.length > 0) cacheTag(...ids.map(articleTag))
  cacheLife('editorial')
  const found = new Map((await listVisibleByIds(ids, new Date())).map((article) => [article.id, article]))
  const shown = ids.flatMap((id) => found.get(id) ?? [])
  if (shown.length > 0) cacheTag(...cardTags(shown))
  return toCards(shown)
}

/** The newest articles of a section and those below it, without the ones that stand elsewhere on the page. */
export async function listSectionNewest(
  sectionId: string,
  options: { limit: number; without: readonly string[] },
): Promise<ArticleCard[]> {
  'use cache'
  cacheTag(sectionListTag(sectionId))
  cacheLife('editorial')
  const limit = options.limit + options.without.length
  const found = await listVisible({ filter: { kind: 'section', sectionId }, now: new Date(), limit })
  const shown = found.filter((article) => !options.without.includes(article.id)).slice(0, options.limit)
  if (shown.length > 0) cacheTag(...cardTags(shown))
  return toCards(shown)
}

async function listMonths(list: PagedList, now: Date): Promise<MonthOfList[]> {
  const running = { from: startOfMonth(now), to: now }
  const [count, begunLately, endedLately] = await Promise.all([
    counts.find(list),
    counts.countBegun(list, running),
    counts.listBeginningsOfEnded(list, running),
  ])
  return visibleByMonth(count, { now, begunLately, endedLately })
}
