import 'server-only'
import { cacheTag } from 'next/cache'
import { listTagLinks } from '@/lib/tags/tag-queries'
import type { Origin } from './article'
import { cardTags, toCards } from './article-cards'
import { listVisible, type ListFilter } from './article-list-repository'
import { findBodies } from './article-stock-repository'
import type { ArticleCard, NamedLink } from './article-view'

/** The list that texts are of. */
export type TextsOf = ListFilter

/** An article as feeds carry it. */
export type ArticleText = {
  card: ArticleCard
  /** Stored HTML, sanitised when it was saved. */
  body: string
  updatedAt: Date
  tags: NamedLink[]
  origin: Origin
}

/** For other queries, which cache and tag the list: articles with their texts, newest first, after `skip` of them. */
export async function listTexts(
  filter: TextsOf,
  { skip, limit }: { skip: number; limit: number },
): Promise<ArticleText[]> {
  const now = new Date()
  const found = await listVisible({ filter, now, limit, from: { before: new Date(now.getTime() + 1), skip } })
  if (found.length === 0) return []
  cacheTag(...cardTags(found))
  const [cards, bodies, tags] = await Promise.all([
    toCards(found),
    findBodies(found.map(({ id }) => id)),
    Promise.all(found.map(({ tagIds }) => listTagLinks(tagIds))),
  ])
  return found.flatMap((article, index) => {
    const card = cards[index]
    if (!card) return []
    const updatedAt = article.updatedAt ?? card.publishedAt
    return [{ card, body: bodies.get(article.id) ?? '', updatedAt, tags: tags[index] ?? [], origin: article.origin }]
  })
}
