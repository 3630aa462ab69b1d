import 'server-only'
import { log } from '@/lib/log'
import { getFolder } from './folding'
import { countedQuery } from './search-count'
import { addCount } from './search-count-repository'

/** Counts a search in passing: an answer never waits for it, and never fails with it. */
export function noteSearch(text: string, isFound: boolean): void {
  countSearch(text, isFound).catch((error: unknown) => {
    log.debug({ error: String(error) }, 'a search was not counted')
  })
}

/** Counts a search under its folded words and the day. What may be personal is not kept: see `countedQuery`. */
export async function countSearch(text: string, isFound: boolean, now = new Date()): Promise<void> {
  const query = countedQuery(text, await getFolder())
  if (query !== null) await addCount({ query, isFound }, now)
}
