import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { NEWEST_TAG, type ArticleSummary } from './article'
import { cardTags } from './article-cards'
import { findNeighbourMoment, listVisibleBetween } from './article-timeline-repository'

/** For other queries, which cache: what went live in [from, upTo), newest first, tagged for whatever changes it. */
export async function listPublishedBetween(options: {
  from: Date
  upTo: Date
  limit: number
}): Promise<ArticleSummary[]> {
  cacheTag(NEWEST_TAG)
  const found = await listVisibleBetween({ ...options, now: new Date() })
  if (found.length > 0) cacheTag(...cardTags(found))
  return found
}

/** When the first visible article of all went live; null where none did. */
export async function getFirstMoment(): Promise<Date | null> {
  'use cache'
  cacheLife('editorial')
  return findPublishMoment('from', new Date(0))
}

/** For other queries, which cache: when the nearest article went live, before a moment or from it on; null for none. */
export async function findPublishMoment(direction: 'before' | 'from', moment: Date): Promise<Date | null> {
  cacheTag(NEWEST_TAG)
  return findNeighbourMoment({ direction, moment, now: new Date() })
}
