import type { Article } from '@/lib/articles/article'
import { bodyText } from '@/lib/body/sanitise'
import type { Folder } from './fold'
import { termsOf } from './terms'

/** What the archive is searched by: an article's terms, and the facts that it is filtered by. */
export type SearchEntry = {
  id: string
  publishAt: Date
  unpublishAt: Date | null
  headline: string[]
  deck: string[]
  tags: string[]
  authors: string[]
  body: string[]
  facts: SearchFacts
}

export type SearchFacts = {
  sectionIds: string[]
  authorIds: string[]
  year: number
  /** From 1 to 12. */
  month: number
  origin: 'exclusive' | 'translation' | 'reprint'
  source: string | null
}

type Names = { tags: readonly string[]; authors: readonly string[] }

/**
 * The entry of a published article; null for any other, which no search may find. `surfaces` learns how its terms are
 * written.
 */
export function toSearchEntry(
  article: Article,
  names: Names,
  { fold, surfaces }: { fold: Folder; surfaces: Map<string, string> },
): SearchEntry | null {
  if (article.state !== 'published' || article.publishAt === null) return null
  const terms = (text: string) => termsOf(text, fold, surfaces)
  return {
    id: article.id,
    publishAt: article.publishAt,
    unpublishAt: article.unpublishAt,
    headline: terms(article.headline),
    deck: terms(article.deck),
    tags: names.tags.flatMap(terms),
    authors: names.authors.flatMap(terms),
    body: terms(bodyText(article.body)),
    facts: {
      sectionIds: article.listedIn,
      authorIds: article.authorIds,
      year: article.publishAt.getUTCFullYear(),
      month: article.publishAt.getUTCMonth() + 1,
      origin: article.origin.kind,
      source: article.origin.kind === 'exclusive' ? null : article.origin.source.name,
    },
  }
}

/** Every different term of an entry. */
export const termSet = (entry: SearchEntry): Set<string> =>
  new Set([...entry.headline, ...entry.deck, ...entry.tags, ...entry.authors, ...entry.body])

/** What a word counts by where it stands. Lengths are counted with it too: another weight asks for a new index. */
export const FIELD_WEIGHTS = { headline: 3, deck: 2, tags: 2, authors: 2, body: 1 } as const

/** Length as scoring counts it. */
export const entryLength = (entry: SearchEntry): number =>
  (Object.entries(FIELD_WEIGHTS) as [keyof typeof FIELD_WEIGHTS, number][]).reduce(
    (length, [field, weight]) => length + weight * entry[field].length,
    0,
  )

export type FactName = 'section' | 'author' | 'year' | 'month' | 'origin' | 'source'

/**
 * A fact as one word of the text index, so that a filter is a phrase of the search and both databases apply it to the
 * whole archive. No word of a text is cut like it.
 */
export function factMark(name: FactName, value: string): string {
  const letters = [...new TextEncoder().encode(value)].map((byte) => byte.toString(36).padStart(2, '0')).join('')
  return `zq${name}${letters}zq`
}

export const factMarks = ({ sectionIds, authorIds, year, month, origin, source }: SearchFacts): string[] => [
  ...sectionIds.map((id) => factMark('section', id)),
  ...authorIds.map((id) => factMark('author', id)),
  factMark('year', String(year)),
  factMark('month', `${year} ${month}`),
  factMark('origin', origin),
  ...(source === null ? [] : [factMark('source', source)]),
]
