import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { authorListTag, NEWEST_TAG, sectionListTag, tagListTag } from './article'
import { cardTags, toCards } from './article-cards'
import { findPosition, listVisible, type ListFilter, type ListPosition } from './article-repository'
import type { ArticleCard, ArticleListPage } from './article-view'

export const LIST_PAGE_SIZE = 12

/** Page `number` of a list, newest first; null where the list ends before it. The first page of an empty list is empty. */
export async function getArticleListPage(filter: ListFilter, number: number): Promise<ArticleListPage | null> {
  'use cache'
  cacheTag(listTag(filter))
  cacheLife('editorial')
  const after = number === 1 ? undefined : await findPageStart(filter, number)
  if (after === null) return null
  const found = await listVisible({ filter, now: new Date(), limit: LIST_PAGE_SIZE + 1, after })
  if (found.length === 0 && number > 1) return null
  const shown = found.slice(0, LIST_PAGE_SIZE)
  if (shown.length > 0) cacheTag(...cardTags(shown))
  return { cards: await toCards(shown), number, hasNext: found.length > LIST_PAGE_SIZE }
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

/**
 * Articles skipped in one query at most. Deep pages are reached in strides of this length, and each stride's end is
 * cached, so page 800 of a list costs eight short look-ups once and one afterwards.
 */
const STRIDE = 100 * LIST_PAGE_SIZE

async function findPageStart(filter: ListFilter, number: number): Promise<ListPosition | null> {
  const skipped = (number - 1) * LIST_PAGE_SIZE
  const strides = Math.floor(skipped / STRIDE)
  const from = await findStrideEnd(filter, strides)
  if (from === null) return null
  const rest = skipped - strides * STRIDE
  return rest === 0 ? (from ?? null) : findPosition({ filter, now: new Date(), skip: rest, after: from })
}

/** Undefined is the list's beginning, null is past its end. */
async function findStrideEnd(filter: ListFilter, strides: number): Promise<ListPosition | null | undefined> {
  'use cache'
  cacheTag(listTag(filter))
  cacheLife('editorial')
  if (strides === 0) return undefined
  const from = await findStrideEnd(filter, strides - 1)
  return from === null ? null : findPosition({ filter, now: new Date(), skip: STRIDE, after: from })
}

function listTag(filter: ListFilter): string {
  switch (filter.kind) {
    case 'all':
      return NEWEST_TAG
    case 'section':
      return sectionListTag(filter.sectionId)
    case 'tag':
      return tagListTag(filter.tagId)
    case 'author':
      return authorListTag(filter.authorId)
  }
}
