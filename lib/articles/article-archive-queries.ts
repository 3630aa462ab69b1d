import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { monthTag } from './article'
import { streamVisibleBetween, summariseBetween, type ArchivedArticle } from './article-timeline-repository'

/** A month of UTC, "2026-11". */
export type ArchiveMonth = { month: string; articles: number; changedAt: Date | null }

/** How much went live in a month, and when any of it last changed. Counted anew only where that month changes. */
export async function getArchiveMonth(month: string): Promise<ArchiveMonth> {
  'use cache'
  cacheTag(monthTag(month))
  cacheLife('editorial')
  return { month, ...(await summariseBetween({ ...boundsOf(month), now: new Date() })) }
}

/** An article of the archive, without its text. */
export type ArchiveEntry = ArchivedArticle

/** The articles of a month, newest first, one after the other: no month is too long for memory. Past every cache. */
export function streamArchiveMonth(
  month: string,
  { skip, limit }: { skip: number; limit: number },
): AsyncGenerator<ArchiveEntry> {
  return streamVisibleBetween({ ...boundsOf(month), now: new Date(), skip, limit })
}

function boundsOf(month: string): { from: Date; upTo: Date } {
  const from = new Date(`${month}-01T00:00:00Z`)
  const upTo = new Date(from)
  upTo.setUTCMonth(upTo.getUTCMonth() + 1)
  return { from, upTo }
}
