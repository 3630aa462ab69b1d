import 'server-only'
import { findEntries, findIdsByText, listIdsAfter } from './search-repository'
import type { SearchEntry } from './search-entry'
import { findEquivalents } from './search-state-repository'
import { getStatistics } from './search-statistics'
import { findTotals } from './term-repository'
import { stem } from './terms'

/** What is indexed of these articles, in no promised order. Past every cache, for other domains' commands. */
export const findIndexedAll = (ids: readonly string[]): Promise<SearchEntry[]> => findEntries(ids)

/** Ids of what is indexed, in order, after one of them. */
export const listIndexedIds = (after: string, limit: number): Promise<string[]> => listIdsAfter(after, limit)

/** At most `limit` articles in which any of these terms stands, the likeliest first. */
export const findIdsWithTerms = (terms: readonly string[], limit: number): Promise<string[]> =>
  findIdsByText(terms.join(' '), limit)

/** Those of these folded words that any article holds, in their order. */
export async function listKnownWords(words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const { frequency } = await getStatistics(words.map(stem))
  return words.filter((word) => frequency(stem(word)) > 0)
}

/** How many articles are indexed, by the counter that is kept. */
export const countIndexed = async (): Promise<number> => (await findTotals()).articles

/** The publication's own list of equivalent spellings; null while it keeps the one that it began with. */
export const findChosenEquivalents = (): Promise<string[][] | null> => findEquivalents()
