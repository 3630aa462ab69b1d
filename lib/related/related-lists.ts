import { DAY_MILLISECONDS } from '@/lib/dates'
import type { Ranked, Ranking, Relation } from './related'

/** The pieces most related to an article, best first, and apart from them those of its own time. */
export type Relations = { relations: Relation[]; nearby: Relation[] }

/** What an editor decided about the pieces that stand beside an article. */
export type RelatedChoices = { pinned: string[]; excluded: string[] }
export type RelatedList = Relations & RelatedChoices

export const relatedTag = (articleId: string) => `related:${articleId}`

/** Enough for all rails after what is shown elsewhere or withdrawn is left out. */
export const RELATIONS_MAX = 48
export const NEARBY_MAX = 8

const OLD_AFTER_DAYS = 365
const AT_THE_TIME_DAYS = 30

/** What an article keeps of a ranking, best first, and why. */
export function toRelations({ publishAt, ranked, reasonsFor }: Ranking): Relations {
  const toRelation = ({ subject, score }: Ranked): Relation => ({
    id: subject.id,
    score,
    publishAt: subject.publishAt,
    why: reasonsFor(subject),
  })
  const ofItsTime = ranked.filter(({ subject }) => isNearby(publishAt, subject.publishAt))
  return {
    relations: ranked.slice(0, RELATIONS_MAX).map(toRelation),
    nearby: ofItsTime.slice(0, NEARBY_MAX).map(toRelation),
  }
}

/** Published within thirty days of each other. */
export const isNearby = (one: Date, other: Date) => Math.abs(daysBetween(one, other)) <= AT_THE_TIME_DAYS

/** The order in which pieces may stand beside an article: pinned ones as pinned, then by relation, never an excluded one. */
export function relatedOrder({ relations, pinned, excluded }: RelatedList): string[] {
  const refused = new Set(excluded)
  return [...new Set([...pinned, ...relations.map(({ id }) => id)])].filter((id) => !refused.has(id))
}

/**
 * For a piece older than a year, what is related to it and was published within thirty days of it, and what later;
 * each best first. Null for a younger piece: its time is now.
 */
export function timesAround(
  publishAt: Date,
  { relations, nearby, excluded }: RelatedList,
  now: Date,
): { atTheTime: string[]; sinceThen: string[] } | null {
  if (daysBetween(publishAt, now) <= OLD_AFTER_DAYS) return null
  const allowed = ({ id }: Relation) => !excluded.includes(id)
  const later = relations.filter((relation) => daysBetween(publishAt, relation.publishAt) > AT_THE_TIME_DAYS)
  return {
    atTheTime: nearby.filter(allowed).map(({ id }) => id),
    sinceThen: later.filter(allowed).map(({ id }) => id),
  }
}

const daysBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / DAY_MILLISECONDS
