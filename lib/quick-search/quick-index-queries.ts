import 'server-only'
import { createHash } from 'node:crypto'
import { cacheLife, cacheTag } from 'next/cache'
import { ARTICLES_TAG, NEWEST_TAG } from '@/lib/articles/article'
import { listNewestSummaries } from '@/lib/articles/article-summary-queries'
import { AUTHORS_TAG } from '@/lib/authors/author'
import { listAuthorNames } from '@/lib/authors/author-queries'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { getPublication } from '@/lib/publication/site-queries'
import { listEquivalents } from '@/lib/search/folding'
import { SECTIONS_TAG } from '@/lib/sections/section'
import { listSections } from '@/lib/sections/section-queries'
import { TAGS_TAG } from '@/lib/tags/tag'
import { listTagNames } from '@/lib/tags/tag-queries'
import { fitQuickIndex } from './fit-quick-index'
import { QUICK_ARTICLES_MAX, type QuickPlace } from './quick-index'

export type QuickIndexAnswer = { version: string; text: string }

const VERSION_LENGTH = 16

/** The index of the newest articles as it is sent, and the hash of its text. Made once after each publish. */
export async function getQuickIndex(): Promise<QuickIndexAnswer> {
  'use cache'
  cacheTag(NEWEST_TAG, ARTICLES_TAG, AUTHORS_TAG, TAGS_TAG, SECTIONS_TAG)
  cacheLife('editorial')
  const [articles, sections, equivalents, { timeZone }] = await Promise.all([
    listNewestSummaries(QUICK_ARTICLES_MAX),
    listSections(),
    listEquivalents(),
    getPublication(),
  ])
  const [authors, tags] = await Promise.all([
    listAuthorNames([...new Set(articles.flatMap((article) => article.authorIds))]),
    listTagNames([...new Set(articles.flatMap((article) => article.tagIds))]),
  ])
  const places: QuickPlace[] = []
  const positions = new Map<string, number>()
  const add = (kind: QuickPlace['kind'], list: readonly { id: string; name: string; slug: string }[]) => {
    for (const { id, name, slug } of list) positions.set(`${kind} ${id}`, places.push({ kind, name, slug }) - 1)
  }
  add('section', sections)
  add('author', authors)
  add('tag', tags)
  const at = (kind: QuickPlace['kind'], ids: readonly string[]) =>
    ids.flatMap((id) => positions.get(`${kind} ${id}`) ?? [])
  const toDay = dayCounter(timeZone)

  const text = await fitQuickIndex({
    equivalents,
    places,
    articles: articles.map(({ slug, headline, deck, publishAt, createdAt, sectionIds, authorIds, tagIds }) => ({
      slug,
      headline,
      deck,
      day: toDay(publishAt ?? createdAt),
      section: at('section', sectionIds)[0] ?? -1,
      names: [...at('author', authorIds), ...at('tag', tagIds)],
    })),
  })
  return { version: createHash('sha256').update(text).digest('hex').slice(0, VERSION_LENGTH), text }
}

/** Counts calendar days of a time zone since 1 January 1970. Swedish dates are ISO 8601. */
function dayCounter(timeZone: string): (moment: Date) => number {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone })
  return (moment) => Date.parse(calendar.format(moment)) / DAY_MILLISECONDS
}
