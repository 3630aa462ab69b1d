/** What is known of a term over the whole archive. */
export type Statistics = { documents: number; averageLength: number; frequency: (term: string) => number }

/** An article as lists of terms, in the text's order. */
export type IndexedText = { headline: string[]; deck: string[]; names: string[]; body: string[] }

type Counted<Candidate> = {
  candidate: Candidate
  text: IndexedText
  counts: Map<string, number>
  length: number
}
type WeightedTerms = ReadonlyMap<string, number>

/** BM25 with the usual saturation; a headline's word counts as three, a deck's and a name's as two. */
const SATURATION = 1.4
const LENGTH_SHARE = 0.75
const FIELD_WEIGHTS = { headline: 3, deck: 2, names: 2, body: 1 } as const
/** Share of a score that two words of the query add by standing together. */
const NEARNESS_SHARE = 0.12
const FEEDBACK = { texts: 4, terms: 40, share: 0.55 }

/**
 * Candidates with their scores, best first: BM25 over weighted fields, raised where words of the query stand side by
 * side, then once more with the strongest terms of the best five (relevance feedback, RM3: Lavrenko and Croft 2001),
 * which brings articles on the same matter nearer. Terms are those of `termsOf`.
 */
export function rankCandidates<Candidate>(
  query: readonly string[],
  candidates: readonly { candidate: Candidate; text: IndexedText }[],
  statistics: Statistics,
  frequenciesOf: (terms: string[]) => Statistics['frequency'] = () => statistics.frequency,
): { candidate: Candidate; score: number }[] {
  const counted = candidates.map(count)
  const asked: WeightedTerms = weighted(query)
  const first = score(asked, query, counted, statistics)
  const feedback = feedbackTerms(asked, first, { ...statistics, frequency: frequenciesOf(termsIn(first)) })
  return score(feedback, query, counted, statistics).map(({ of: { candidate }, score: value }) => ({
    candidate,
    score: value,
  }))
}

const termsIn = <C>(scored: readonly { of: Counted<C> }[]) => [
  ...new Set(scored.slice(0, FEEDBACK.texts).flatMap(({ of }) => [...of.counts.keys()])),
]

function count<Candidate>({ candidate, text }: { candidate: Candidate; text: IndexedText }): Counted<Candidate> {
  const counts = new Map<string, number>()
  let length = 0
  for (const [field, weight] of Object.entries(FIELD_WEIGHTS) as [keyof IndexedText, number][])
    for (const term of text[field]) {
      counts.set(term, (counts.get(term) ?? 0) + weight)
      length += weight
    }
  return { candidate, text, counts, length }
}

function weighted(terms: readonly string[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + 1 / terms.length)
  return weights
}

export const rarity = (statistics: Statistics, term: string): number => {
  const frequency = Math.min(statistics.frequency(term), statistics.documents)
  return Math.log(1 + (statistics.documents - frequency + 0.5) / (frequency + 0.5))
}

function score<C>(
  terms: WeightedTerms,
  query: readonly string[],
  counted: readonly Counted<C>[],
  statistics: Statistics,
): { of: Counted<C>; score: number }[] {
  const weights = [...terms].map(([term, weight]) => ({ term, weight: weight * rarity(statistics, term) }))
  const pairs = query.slice(1).map((second, at) => [query[at] ?? '', second] as const)
  const pairWeight = NEARNESS_SHARE / Math.max(1, query.length)
  return counted
    .map((of) => {
      const damping = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * of.length) / statistics.averageLength)
      const saturated = (times: number) => (times * (SATURATION + 1)) / (times + damping)
      let sum = 0
      for (const { term, weight } of weights) {
        const times = of.counts.get(term)
        if (times !== undefined) sum += weight * saturated(times)
      }
      for (const [one, other] of pairs) {
        if (!of.counts.has(one) || !of.counts.has(other)) continue
        const near = timesNear(of.text, one, other)
        if (near > 0) sum += pairWeight * (rarity(statistics, one) + rarity(statistics, other)) * saturated(near)
      }
      return { of, score: sum }
    })
    .sort((a, b) => b.score - a.score)
}

/** Side by side counts one, within eight words a half. */
function timesNear(text: IndexedText, one: string, other: string): number {
  let times = 0
  for (const [field, weight] of Object.entries(FIELD_WEIGHTS) as [keyof IndexedText, number][]) {
    let [lastOne, lastOther] = [-100, -100]
    for (const [at, term] of text[field].entries()) {
      if (term === one) {
        lastOne = at
        if (at - lastOther < NEAR) times += weight / 2
      }
      if (term === other) {
        lastOther = at
        if (at - lastOne === 1) times += weight
        else if (at - lastOne < NEAR) times += weight / 2
      }
    }
  }
  return times
}
const NEAR = 8

function feedbackTerms<C>(
  asked: WeightedTerms,
  best: readonly { of: Counted<C>; score: number }[],
  statistics: Statistics,
): WeightedTerms {
  const top = best.slice(0, FEEDBACK.texts).filter(({ score: value }) => value > 0)
  const whole = top.reduce((sum, { score: value }) => sum + value ** 2, 0)
  const found = new Map<string, number>()
  for (const { of, score: value } of top)
    for (const [term, times] of of.counts) {
      const weight = (value ** 2 / whole) * (1 + Math.log(times)) * rarity(statistics, term)
      found.set(term, (found.get(term) ?? 0) + weight)
    }
  const strongest = [...found].sort((a, b) => b[1] - a[1]).slice(0, FEEDBACK.terms)
  const total = strongest.reduce((sum, [, weight]) => sum + weight, 0)
  const mixed = new Map([...asked].map(([term, weight]) => [term, weight * (1 - FEEDBACK.share)]))
  for (const [term, weight] of strongest) mixed.set(term, (mixed.get(term) ?? 0) + (FEEDBACK.share * weight) / total)
  return mixed
}
