import 'server-only'
import { toCards } from './article-cards'
import { listVisibleByIds, listVisibleWhole } from './article-list-repository'
import type { ArticleCard } from './article-view'

/** An article that a search found: its card, and its body for the passage that answers. */
export type FoundArticle = { card: ArticleCard; body: string }

/** The visible ones of these articles, in this order. Not cached: every search asks for others. At most 30 ids. */
export async function listFoundArticles(ids: readonly string[]): Promise<FoundArticle[]> {
  const found = await listVisibleWhole(ids, new Date())
  const cards = new Map((await toCards(found)).map((card) => [card.id, card]))
  const bodies = new Map(found.map(({ id, body }) => [id, body]))
  return ids.flatMap((id) => {
    const card = cards.get(id)
    return card ? [{ card, body: bodies.get(id) ?? '' }] : []
  })
}

/** The visible ones of these articles as cards, in this order. At most 100 ids. */
export async function listCards(ids: readonly string[]): Promise<ArticleCard[]> {
  const cards = new Map((await toCards(await listVisibleByIds(ids, new Date()))).map((card) => [card.id, card]))
  return ids.flatMap((id) => cards.get(id) ?? [])
}
