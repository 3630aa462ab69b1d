import 'server-only'
import { findEntries, findIdsByText, findTotals, listIdsAfter } from './search-repository'
import type { SearchEntry } from './search-entry'

/** What is indexed of these articles, in no promised order. Past every cache, for other domains' commands. */
export const findIndexedAll = (ids: readonly string[]): Promise<SearchEntry[]> => findEntries(ids)

/** Ids of what is indexed, in order, after one of them. */
export const listIndexedIds = (after: string, limit: number): Promise<string[]> => listIdsAfter(after, limit)

/** At most `limit` articles in which any of these terms stands, the likeliest first. */
export const findIdsWithTerms = (terms: readonly string[], limit: number): Promise<string[]> =>
  findIdsByText(terms.join(' '), limit)

/** How many articles are indexed, by the counter that is kept. */
export const countIndexed = async (): Promise<number> => (await findTotals()).articles
