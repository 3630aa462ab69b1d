import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { cardTags, toCards } from './article-cards'
import type { ArticleSummary } from './article'
import { listVisible } from './article-list-repository'
import type { ArticleCard } from './article-view'
import { pagedListTag, type PagedList } from './list-count'

type NamedList = { key: string; list: PagedList }
type Found = { card: ArticleCard; keys: string[] }

/**
 * The newest pieces of several lists as one list, each piece once, with the keys of the lists that hold it. Only the
 * newest of each list is kept in a cache, under the list's own name: nothing tells which lists were asked for together.
 */
export async function listNewestOfLists(
  lists: readonly NamedList[],
  { before, limit }: { before: Date | null; limit: number },
): Promise<{ found: Found[]; next: Date | null }> {
  const each = await Promise.all(
    lists.map(async ({ key, list }) => {
      const articles = before ? await listBefore(list, before, limit + 1) : await listNewestOf(list, limit + 1)
      return articles.map((article) => ({ key, article }))
    }),
  )
  const keys = new Map<string, string[]>()
  const articles = new Map<string, ArticleSummary>()
  for (const { key, article } of each.flat()) {
    articles.set(article.id, article)
    keys.set(article.id, [...(keys.get(article.id) ?? []), key])
  }
  const newest = [...articles.values()].toSorted((one, other) => momentOf(other) - momentOf(one))
  const shown = upToMoment(newest, limit)
  const last = shown.at(-1)
  const cards = await toCards(shown)
  return {
    found: cards.map((card) => ({ card, keys: keys.get(card.id) ?? [] })),
    next: last && newest.length > shown.length ? new Date(momentOf(last)) : null,
  }
}

async function listNewestOf(list: PagedList, limit: number): Promise<ArticleSummary[]> {
  'use cache'
  cacheTag(pagedListTag(list))
  cacheLife('editorial')
  const found = await listVisible({ filter: list, now: new Date(), limit })
  if (found.length > 0) cacheTag(...cardTags(found))
  return found
}

const listBefore = (list: PagedList, before: Date, limit: number) =>
  listVisible({ filter: list, now: new Date(), limit, from: { before, skip: 0 } })

/** At most `limit`, but never some of those that went live together: what follows begins before a moment. */
function upToMoment(newest: readonly ArticleSummary[], limit: number): ArticleSummary[] {
  const following = newest[limit]
  const shown = newest.slice(0, limit)
  if (!following) return shown
  const whole = shown.filter((article) => momentOf(article) > momentOf(following))
  return whole.length > 0 ? whole : shown
}

const momentOf = (article: ArticleSummary) => (article.publishAt ?? article.createdAt).getTime()
