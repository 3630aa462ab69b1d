import { DAY_MILLISECONDS } from '@/lib/dates'
import type { Relation } from './related'

/** What an editor decided about the pieces that stand beside an article. */
export type RelatedChoices = { pinned: string[]; excluded: string[] }
export type RelatedList = RelatedChoices & { relations: Relation[] }

export const relatedTag = (articleId: string) => `related:${articleId}`

export const OLD_AFTER_DAYS = 365
export const AT_THE_TIME_DAYS = 30

/** The order in which pieces may stand beside an article: pinned ones as pinned, then by relation, never an excluded one. */
export function relatedOrder({ relations, pinned, excluded }: RelatedList): string[] {
  const refused = new Set(excluded)
  return [...new Set([...pinned, ...relations.map(({ id }) => id)])].filter((id) => !refused.has(id))
}

/**
 * For a piece older than a year, which of its relations were published within thirty days of it, and which later; each
 * best first. Null for a younger piece: its time is now.
 */
export function timesAround(
  publishAt: Date,
  list: RelatedList,
  now: Date,
): { atTheTime: string[]; sinceThen: string[] } | null {
  if (daysBetween(publishAt, now) <= OLD_AFTER_DAYS) return null
  const allowed = list.relations.filter(({ id }) => !list.excluded.includes(id))
  return {
    atTheTime: idsOf(
      allowed.filter((relation) => Math.abs(daysBetween(publishAt, relation.publishAt)) <= AT_THE_TIME_DAYS),
    ),
    sinceThen: idsOf(allowed.filter((relation) => daysBetween(publishAt, relation.publishAt) > AT_THE_TIME_DAYS)),
  }
}

const idsOf = (relations: readonly Relation[]) => relations.map(({ id }) => id)
const daysBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / DAY_MILLISECONDS
