import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { toCards } from '@/lib/articles/article-cards'
import { findPublishMoment, listPublishedBetween } from '@/lib/articles/article-day-queries'
import { dayAfter, dayOf, startOfDay, type CalendarDay } from '@/lib/dates'
import { getPublication } from '@/lib/publication/site-queries'
import { sectionTree } from '@/lib/sections/section'
import { listSections } from '@/lib/sections/section-queries'
import { readingMinutes } from '@/lib/text'
import { arrange, EDITION_LENGTH_MAX, editionPath, editionTag, noChoice } from './edition'
import { findByDay } from './edition-repository'
import type { EditionView } from './edition-view'

/** The digest of a day in the publication's time zone, or null for a day without pieces. */
export async function getEdition(day: CalendarDay): Promise<EditionView | null> {
  'use cache'
  cacheTag(editionTag(day))
  cacheLife('editorial')
  const { timeZone } = await getPublication()
  const startsAt = startOfDay(day, timeZone)
  const endsAt = startOfDay(dayAfter(day), timeZone)
  const pieces = await listPublishedBetween({ from: startsAt, upTo: endsAt, limit: EDITION_LENGTH_MAX })
  if (pieces.length === 0) return null
  const [choice, sections, before, after] = await Promise.all([
    findByDay(day),
    listSections(),
    findPublishMoment('before', startsAt),
    findPublishMoment('from', endsAt),
  ])
  const sectionWeights = sectionTree(sections).flatMap(({ section, children }) => [
    section.id,
    ...children.map(({ id }) => id),
  ])
  const arranged = arrange(pieces, { choice: choice ?? noChoice(day), sectionWeights })
  return {
    day,
    path: editionPath(day),
    startsAt,
    cards: await toCards(arranged),
    pieces: arranged.length,
    readingMinutes: readingMinutes(arranged.reduce((words, piece) => words + piece.wordCount, 0)),
    previous: before && dayOf(before, timeZone),
    next: after && dayOf(after, timeZone),
  }
}

/** The digest of the newest day that has pieces, or null where nothing is published. */
export async function getNewestEdition(): Promise<EditionView | null> {
  'use cache'
  cacheLife('editorial')
  const { timeZone } = await getPublication()
  const newest = await findPublishMoment('before', new Date(Date.now() + 1))
  return newest ? getEdition(dayOf(newest, timeZone)) : null
}

/** For other queries, which cache: the newest editions, at most `limit`, newest first. */
export async function listRecentEditions(limit: number): Promise<EditionView[]> {
  const editions: EditionView[] = []
  for (let edition = await getNewestEdition(); edition;) {
    editions.push(edition)
    const { previous } = edition
    edition = previous === null || editions.length >= limit ? null : await getEdition(previous)
  }
  return editions
}
