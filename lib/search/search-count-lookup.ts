import 'server-only'
import { COUNTED_DAYS, countedDays, sumCounts, type SearchCount } from './search-count'
import { listOfDay } from './search-count-repository'

/** Read of each day; a query that is rarer than so many others on every day is not among the month's most frequent. */
const A_DAY_MAX = 100
const LIMIT_MAX = 100

/**
 * What was searched for in the last days, thirty of them and this one included, for the newsroom: the most frequent, and those that found nothing.
 * The front door answers a repeated search for a minute by itself, so the numbers are of minutes in which one was asked.
 */
export async function listSearches(
  limit: number,
  { now = new Date(), days = COUNTED_DAYS }: { now?: Date; days?: number } = {},
): Promise<{ frequent: SearchCount[]; unanswered: SearchCount[] }> {
  const listed = countedDays(now).slice(0, days)
  const read = async (isFound: boolean) =>
    (await Promise.all(listed.map((day) => listOfDay(day, isFound, A_DAY_MAX)))).flat()
  const [found, lost] = [await read(true), await read(false)]
  const wanted = Math.min(limit, LIMIT_MAX)
  const all = sumCounts([...found, ...lost], Infinity)
  return { frequent: all.slice(0, wanted), unanswered: all.filter(({ isFound }) => !isFound).slice(0, wanted) }
}
