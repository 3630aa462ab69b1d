import 'server-only'
import { listNewestPlaces } from './article-list-repository'
import { listKey, listKeys, type PagedList } from './list-count'
import { findBegun } from './list-count-repository'

/** Of the lists of so many newest articles it is known when they last got one, by one question. */
const NEWEST_MAX = 2000

/**
 * When lists last got an article, by `listKey`, and `all` for the whole site: of those that the newest 2,000 stand in.
 * Past every cache.
 */
export async function listLatestMoments(): Promise<Map<string, Date>> {
  const moments = new Map<string, Date>()
  for (const { publishAt, ...lists } of await listNewestPlaces(new Date(), NEWEST_MAX))
    for (const key of ['all', ...listKeys(lists)]) if (publishAt && !moments.has(key)) moments.set(key, publishAt)
  return moments
}

/** Those of at most 200 lists in which anything went live, or will this month. Past every cache. */
export async function filterBegun<List extends PagedList>(lists: readonly List[]): Promise<List[]> {
  const begun = await findBegun(lists, new Date().toISOString().slice(0, 7))
  return lists.filter((list) => begun.has(listKey(list)))
}
