import { DAY_MILLISECONDS } from '@/lib/dates'
import type { Folder } from './fold'

/** A query as it is counted: how often it was asked, and whether anything was found. */
export type SearchCount = { query: string; times: number; isFound: boolean }

const LENGTH_MIN = 3
const LENGTH_MAX = 60
const WORDS_MAX = 8

/** Days that counts are listed over, and that they are kept for. */
export const COUNTED_DAYS = 30
export const KEPT_DAYS = 40

/**
 * The name that a query is counted under: its folded words. Null for what is not kept: under three letters, long
 * texts, and whatever looks like an e-mail address, a web address or a number that may be somebody's.
 */
export function countedQuery(text: string, fold: Folder): string | null {
  if (/@|:\/\/|\d(?:[\s().+-]*\d){5}/.test(text)) return null
  const words = fold(text).flatMap(({ forms }) => forms.slice(0, 1))
  const query = words.join(' ')
  return words.length > WORDS_MAX || query.length < LENGTH_MIN || query.length > LENGTH_MAX ? null : query
}

/** "2026-11-23", in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** The last thirty days, this one first. */
export const countedDays = (now: Date): string[] =>
  Array.from({ length: COUNTED_DAYS }, (_, back) => dayOf(new Date(now.getTime() - back * DAY_MILLISECONDS)))

/** Counts of several days as one list, the most frequent first. */
export function sumCounts(counts: readonly SearchCount[], limit: number): SearchCount[] {
  const sums = new Map<string, SearchCount>()
  for (const { query, times, isFound } of counts) {
    const before = sums.get(query)
    // What was found once is found: the archive grew.
    sums.set(query, { query, times: times + (before?.times ?? 0), isFound: isFound || before?.isFound === true })
  }
  return [...sums.values()]
    .sort((one, other) => other.times - one.times || one.query.localeCompare(other.query))
    .slice(0, limit)
}
