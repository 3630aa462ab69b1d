import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { articleTag, NEWEST_TAG } from '@/lib/articles/article'
import { listNewest } from '@/lib/articles/article-list-queries'
import type { ArticleCard } from '@/lib/articles/article-view'
import { listKnownWords } from '@/lib/search/search-lookup'
import { listClosestArticles } from '@/lib/search/search-queries'
import { parseLostPart, toLostPart } from './lost-address'

const CLOSEST_LENGTH = 6

/** What a page for a lost address offers: the articles closest to its words, or the newest where none is close. */
export type LostOffer = { words: string; closest: ArticleCard[]; newest: ArticleCard[] }

/** The offer for words as `toLostPart` writes them; null for any other part, which nobody was sent to. */
export async function getLostOffer(part: string): Promise<LostOffer | null> {
  'use cache'
  cacheTag(NEWEST_TAG)
  cacheLife('editorial')
  const words = await listKnownWords(parseLostPart(part))
  if (words.length === 0 || toLostPart(words) !== part) return null
  const closest = await listClosestArticles({ words, limit: CLOSEST_LENGTH })
  if (closest.length > 0) cacheTag(...closest.map((card) => articleTag(card.id)))
  return { words: words.join(' '), closest, newest: closest.length > 0 ? [] : await listNewest(CLOSEST_LENGTH) }
}

/** The offer where an address says nothing. */
export async function getPlainOffer(): Promise<LostOffer> {
  return { words: '', closest: [], newest: await listNewest(CLOSEST_LENGTH) }
}
