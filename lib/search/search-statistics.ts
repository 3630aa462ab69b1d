import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Statistics } from './scoring'
import { findFrequencies, findTotals } from './term-repository'

const TERMS_KEPT_MAX = 50_000
const KEPT_MILLISECONDS = 60_000
const TERMS_PER_READ = 1000

/** Frequencies drift slowly, so a minute's age changes no order that a reader would notice. */
const kept = new LRUCache<string, number>({ max: TERMS_KEPT_MAX, ttl: KEPT_MILLISECONDS })

/** Statistics of the whole archive in which these terms can be asked for; any other counts as being in no article. */
export async function getStatistics(terms: Iterable<string>): Promise<Statistics> {
  const { articles, length } = await findTotals()
  return {
    documents: Math.max(1, articles),
    averageLength: articles > 0 ? Math.max(1, length / articles) : 1,
    frequency: await getFrequencies(terms, articles),
  }
}

async function getFrequencies(terms: Iterable<string>, articles: number): Promise<Statistics['frequency']> {
  const known = new Map<string, number>()
  const unknown: string[] = []
  for (const term of new Set(terms)) {
    // A small archive's frequencies change with every article.
    const frequency = articles < SMALL_ARCHIVE ? undefined : kept.get(term)
    if (frequency === undefined) unknown.push(term)
    else known.set(term, frequency)
  }
  for (let from = 0; from < unknown.length; from += TERMS_PER_READ) {
    const asked = unknown.slice(from, from + TERMS_PER_READ)
    const found = await findFrequencies(asked)
    for (const term of asked) {
      const frequency = found.get(term) ?? 0
      known.set(term, frequency)
      kept.set(term, frequency)
    }
  }
  return (term) => known.get(term) ?? 0
}
const SMALL_ARCHIVE = 200
