import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { rankRelated } from '@/lib/related/related'
import { NEWEST_TAG, sectionListTag, tagListTag } from './article'
import { cardTags, toCards } from './article-cards'
import { findById, listVisible, listVisibleByAnyTag } from './article-repository'
import type { ArticleRails } from './article-view'

const NEWEST_LENGTH = 10
const INLINE_LENGTH = 5
const GRID_LENGTH = 8
const CANDIDATES_MAX = 40

/**
 * The rails of an article page. "New articles" are the newest of the publication; the two related lists are chosen
 * from what shares tags or sections, and never repeat what another rail shows.
 */
export async function getArticleRails(id: string): Promise<ArticleRails> {
  'use cache'
  cacheTag(NEWEST_TAG)
  cacheLife('editorial')
  const now = new Date()
  const article = await findById(id)
  if (!article) return { inline: [], grid: [], newest: [] }
  cacheTag(...article.tagIds.map(tagListTag), ...article.listedIn.map(sectionListTag))

  const newestAndSelf = await listVisible({ filter: { kind: 'all' }, now, limit: NEWEST_LENGTH + 1 })
  const newest = newestAndSelf.filter((candidate) => candidate.id !== id).slice(0, NEWEST_LENGTH)
  const candidates = (
    await Promise.all([
      listVisibleByAnyTag({ tagIds: article.tagIds, now, limit: CANDIDATES_MAX }),
      ...article.listedIn.map((sectionId) =>
        listVisible({ filter: { kind: 'section', sectionId }, now, limit: CANDIDATES_MAX }),
      ),
      listVisible({ filter: { kind: 'all' }, now, limit: CANDIDATES_MAX }),
    ])
  ).flat()
  const related = rankRelated(article, candidates, {
    limit: INLINE_LENGTH + GRID_LENGTH,
    without: new Set(newest.map((shown) => shown.id)),
  })
  const shown = [...newest, ...related]
  if (shown.length > 0) cacheTag(...cardTags(shown))
  const [newestCards, relatedCards] = await Promise.all([toCards(newest), toCards(related)])
  return { newest: newestCards, inline: relatedCards.slice(0, INLINE_LENGTH), grid: relatedCards.slice(INLINE_LENGTH) }
}
