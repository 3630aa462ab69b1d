import 'server-only'
import { collection } from '@/lib/db/connection'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { dayOf, KEPT_DAYS, type SearchCount } from './search-count'

type CountDocument = {
  _id: string
  schemaVersion: 1
  day: string
  query: string
  isFound: boolean
  times: number
  expiresAt: Date
}

const counts = () => collection<CountDocument>('searchCounts')

/** Nothing is written but the day, the words and the number: who asked is not known here. */
export async function addCount({ query, isFound }: Omit<SearchCount, 'times'>, now: Date): Promise<void> {
  const day = dayOf(now)
  await (
    await counts()
  ).updateOne(
    { _id: `${day} ${query}` },
    {
      $inc: { times: 1 },
      $set: { isFound },
      $setOnInsert: { schemaVersion: 1, day, query, expiresAt: new Date(now.getTime() + KEPT_DAYS * DAY_MILLISECONDS) },
    },
    { upsert: true },
  )
}

/** Index search_count_day: the most frequent of a day that found something, or nothing. */
export async function listOfDay(day: string, isFound: boolean, limit: number): Promise<SearchCount[]> {
  const found = await (await counts()).find({ day, isFound }).sort({ times: -1 }).limit(limit).toArray()
  return found.map(({ query, times }) => ({ query, times, isFound }))
}
