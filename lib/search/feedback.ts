import { rarity, type Scored, type Statistics, type WeightedTerm } from './scoring'
import { FIELD_WEIGHTS, type SearchEntry } from './search-entry'

const TEXTS = 4
const TERMS = 40
const SHARE = 0.5

/** The articles whose words may stand for the matter of a question. */
export const feedbackEntries = (best: readonly Scored[]): Scored[] => best.slice(0, TEXTS)

/**
 * A question with the strongest terms of its best answers (relevance feedback after Lavrenko and Croft 2001, with
 * damped counts and the square of each answer's score as its say). Brings nearer what is on the same matter in other
 * words; for sentences, not for a word or two, whose answers must hold them.
 */
export function withFeedback(
  asked: readonly WeightedTerm[],
  best: readonly Scored[],
  statistics: Statistics,
): WeightedTerm[] {
  const texts = feedbackEntries(best)
  const whole = texts.reduce((sum, { score }) => sum + score ** 2, 0)
  if (whole === 0) return [...asked]
  const found = new Map<string, number>()
  for (const { entry, score } of texts)
    for (const [term, times] of countTerms(entry)) {
      // A term of one article alone can find no other.
      if (statistics.frequency(term) < 2) continue
      const weight = (score ** 2 / whole) * (1 + Math.log(times)) * rarity(statistics, term)
      found.set(term, (found.get(term) ?? 0) + weight)
    }
  const strongest = [...found].sort((one, other) => other[1] - one[1]).slice(0, TERMS)
  const total = strongest.reduce((sum, [, weight]) => sum + weight, 0)
  const askedTotal = asked.reduce((sum, { weight }) => sum + weight, 0)
  return [
    ...asked.map(({ terms, weight }) => ({ terms, weight: ((1 - SHARE) * weight) / askedTotal })),
    ...strongest.map(([term, weight]) => ({ terms: [term], weight: (SHARE * weight) / total })),
  ]
}

/** How often each term stands in an entry, a headline's word counted as scoring counts it. */
export function countTerms(entry: SearchEntry): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [field, weight] of Object.entries(FIELD_WEIGHTS) as [keyof typeof FIELD_WEIGHTS, number][])
    for (const term of entry[field]) counts.set(term, (counts.get(term) ?? 0) + weight)
  return counts
}
