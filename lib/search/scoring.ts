import { FIELD_WEIGHTS, type SearchEntry } from './search-entry'

/** What is known of a term over the whole archive. */
export type Statistics = { documents: number; averageLength: number; frequency: (term: string) => number }

/** Something that is asked for: any of its terms is it. */
export type WeightedTerm = { terms: readonly string[]; weight: number }

export type Scored = { entry: SearchEntry; score: number; matched: ReadonlySet<number> }

type Field = keyof typeof FIELD_WEIGHTS
const FIELDS = Object.entries(FIELD_WEIGHTS) as [Field, number][]

/** BM25 (Robertson and Walker 1994) over weighted fields. Chosen on five sets; docs/finding.md has the table. */
const SATURATION = 1.4
const LENGTH_SHARE = 0.75
/** What two words of a short query add by standing together, as a share of their own weight. */
const NEARNESS_SHARE = 0.25
const NEAR_WORDS = 8
/** How far a word's length behind its newest spelling may go: recency breaks near-ties and nothing else. */
const RECENCY_SHARE = 0.01
const RECENCY_HALF_LIFE_DAYS = 365
const DAY_MILLISECONDS = 86_400_000

/**
 * Entries by how well they answer, best first; those that hold none of the terms are left out. `matched` names the
 * terms that an entry holds, by their place in the list. With `nearness`, neighbours in the list that are neighbours
 * in the text count more.
 */
export function scoreEntries(
  asked: readonly WeightedTerm[],
  entries: readonly SearchEntry[],
  statistics: Statistics,
  options: { nearness: boolean; now: Date },
): Scored[] {
  const weights = asked.map(({ terms, weight }) => weight * Math.max(...terms.map((term) => rarity(statistics, term))))
  const places = new Map<string, number[]>()
  for (const [place, { terms }] of asked.entries())
    for (const term of terms) places.set(term, [...(places.get(term) ?? []), place])
  return entries
    .map((entry) => scoreEntry(entry, { weights, places, statistics, ...options }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
}

type Asked = {
  weights: readonly number[]
  places: ReadonlyMap<string, readonly number[]>
  statistics: Statistics
  nearness: boolean
  now: Date
}

function scoreEntry(entry: SearchEntry, asked: Asked): Scored {
  const { weights, places, statistics } = asked
  const times = new Float64Array(weights.length)
  const pairs = new Float64Array(weights.length)
  const last = new Int32Array(weights.length)
  let length = 0
  for (const [field, weight] of FIELDS) {
    const terms = entry[field]
    length += weight * terms.length
    last.fill(-NEAR_WORDS)
    for (const [at, term] of terms.entries())
      for (const place of places.get(term) ?? []) {
        // Both spellings of one letter (ə as e and as a) stand in the text one after the other: one occurrence.
        if (last[place] !== at - 1 || terms[at - 1] === term) times[place] = (times[place] ?? 0) + weight
        if (asked.nearness && place > 0) {
          const apart = at - (last[place - 1] ?? -NEAR_WORDS)
          if (apart < NEAR_WORDS) pairs[place] = (pairs[place] ?? 0) + (apart <= 1 ? weight : weight / 2)
        }
        last[place] = at
      }
  }
  const damping = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / statistics.averageLength)
  const saturated = (count: number) => (count * (SATURATION + 1)) / (count + damping)
  const matched = new Set<number>()
  let score = 0
  for (const [place, weight] of weights.entries()) {
    const count = times[place] ?? 0
    if (count === 0) continue
    matched.add(place)
    score += weight * saturated(count)
    const together = pairs[place] ?? 0
    if (together > 0) score += NEARNESS_SHARE * Math.min(weight, weights[place - 1] ?? 0) * saturated(together)
  }
  const ageDays = Math.max(0, (asked.now.getTime() - entry.publishAt.getTime()) / DAY_MILLISECONDS)
  return { entry, matched, score: score * (1 + RECENCY_SHARE * 2 ** (-ageDays / RECENCY_HALF_LIFE_DAYS)) }
}

/** How much a term tells: the logarithm of how few articles have it. Zero where none has. */
export function rarity(statistics: Statistics, term: string): number {
  const frequency = Math.min(statistics.frequency(term), statistics.documents)
  return frequency === 0 ? 0 : Math.log(1 + (statistics.documents - frequency + 0.5) / (frequency + 0.5))
}
