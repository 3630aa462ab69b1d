import 'server-only'
import { LRUCache } from 'lru-cache'
import { articlePath } from '@/lib/addresses/address'
import { listPublishedBetween } from '@/lib/articles/article-lookup'
import { formatDayFull } from '@/lib/dates'
import { arrange } from '@/lib/editions/edition'
import { findPublication } from '@/lib/publication/publication-lookup'
import { sectionTree, type Section } from '@/lib/sections/section'
import { findSections } from '@/lib/sections/section-lookup'
import { readingMinutes } from '@/lib/text'
import { ISSUE_LENGTH_MAX } from './newsletter'
import type { Issue } from './render-issue'

const PIECES_MAX = 200
/** Whoever was away for longer begins here. */
const SPAN_MILLISECONDS = 7 * 86_400_000

/** All subscribers of an hour ask for the same days: they are read once a minute, not once each. */
const kept = new LRUCache<string, ReturnType<typeof gather>>({ max: 20, ttl: 60_000 })

/** What went live in [since, upTo) and stands in these sections (none: in any), as a mail; null where nothing did. */
export async function findIssue(options: {
  since: Date
  upTo: Date
  sectionIds: readonly string[]
}): Promise<Issue | null> {
  const { upTo, sectionIds } = options
  const since = new Date(Math.max(options.since.getTime(), upTo.getTime() - SPAN_MILLISECONDS))
  const { pieces, sections, timeZone } = await gathered(since, upTo)
  const wanted =
    sectionIds.length === 0 ? pieces : pieces.filter(({ listedIn }) => listedIn.some((id) => sectionIds.includes(id)))
  if (wanted.length === 0) return null
  return {
    day: formatDayFull(upTo, timeZone),
    stories: wanted.slice(0, ISSUE_LENGTH_MAX).map((piece) => {
      const section = sections.find(({ id }) => id === piece.sectionIds[0])
      return {
        headline: piece.headline,
        deck: piece.deck,
        section: section?.name ?? '',
        path: articlePath(section?.slug ?? '-', piece.slug),
        minutes: readingMinutes(piece.wordCount),
      }
    }),
    more: Math.max(0, wanted.length - ISSUE_LENGTH_MAX),
  }
}

function gathered(since: Date, upTo: Date): ReturnType<typeof gather> {
  const key = `${since.toISOString()} ${upTo.toISOString()}`
  const known = kept.get(key)
  if (known) return known
  const made = gather(since, upTo)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  return made
}

async function gather(from: Date, upTo: Date) {
  const [found, sections, { timeZone }] = await Promise.all([
    listPublishedBetween({ from, upTo, limit: PIECES_MAX }),
    findSections(),
    findPublication(),
  ])
  const pieces = arrange(found, { choice: { order: [], leftOut: [] }, sectionWeights: weightsOf(sections) })
  return { pieces, sections, timeZone }
}

const weightsOf = (sections: readonly Section[]) =>
  sectionTree(sections).flatMap(({ section, children }) => [section.id, ...children.map(({ id }) => id)])
