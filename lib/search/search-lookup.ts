import 'server-only'
import { findByText, findEntry, findTotals, listIdsAfter } from './search-repository'
import type { SearchEntry } from './search-entry'

/** What is indexed of an article, or null. Past every cache, for other domains' commands. */
export const findIndexed = (id: string): Promise<SearchEntry | null> => findEntry(id)

/** Ids of what is indexed, in order, after one of them. */
export const listIndexedIds = (after: string, limit: number): Promise<string[]> => listIdsAfter(after, limit)

/** At most `limit` articles in which any of these terms stands, the likeliest first. */
export const findWithTerms = (terms: readonly string[], limit: number): Promise<SearchEntry[]> =>
  terms.length === 0 ? Promise.resolve([]) : findByText(terms.join(' '), limit)

/** How many articles are indexed, by the counter that is kept. */
export const countIndexed = async (): Promise<number> => (await findTotals()).articles
