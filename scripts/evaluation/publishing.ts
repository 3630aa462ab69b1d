import type { ImportedArticle } from '@/lib/articles/article-commands'
import type { EvaluatedDoc } from './collection'

const HEADLINE_LENGTH_MAX = 200
const DECK_LENGTH_MAX = 500
const BODY_LENGTH_MAX = 400_000

export const evaluatedId = (number: number) => `doc-${String(number).padStart(7, '0')}`
export const numberOf = (id: string) => Number(id.slice(4))

/** A document as an article that the site's own commands take. What is too long for a headline goes on in the deck. */
export function toArticle(doc: EvaluatedDoc, number: number, sectionId: string): ImportedArticle {
  const rest = doc.title.slice(HEADLINE_LENGTH_MAX)
  return {
    id: evaluatedId(number),
    slug: `doc-${number}`,
    headline: doc.title.slice(0, HEADLINE_LENGTH_MAX).trim() || 'Untitled',
    deck: [rest, doc.deck].join(' ').trim().slice(0, DECK_LENGTH_MAX),
    body: doc.body
      .slice(0, BODY_LENGTH_MAX)
      .split(/\n\s*\n/)
      .map((paragraph) => `<p>${paragraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
      .join(''),
    kind: 'report',
    origin: { kind: 'exclusive' },
    sectionIds: [sectionId],
    authorIds: [],
    tagIds: [],
    leadImage: null,
    note: '',
    state: 'published',
    publishAt: doc.publishedAt,
    unpublishAt: null,
    updatedAt: null,
    slugHistory: [],
    createdAt: doc.publishedAt,
  }
}
