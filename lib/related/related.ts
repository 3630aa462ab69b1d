import { DAY_MILLISECONDS } from '@/lib/dates'

/** An article as what it is about: its terms and how often they stand in it, headline and tags counted twice. */
export type Subject = {
  id: string
  publishAt: Date
  sectionIds: readonly string[]
  counts: ReadonlyMap<string, number>
  /** Terms of its headline and tags: what it says itself that it is about. */
  topics: ReadonlySet<string>
  vector: Vector
}

/** What a subject is compared by: its terms by number, each with its damped count, as a vector of length one. */
export type Vector = { terms: Uint32Array; values: Float64Array }

/** The terms that subjects were read with: each has a number. Subjects are compared under the same numbers only. */
export type TermNumbers = Map<string, number>

/** A term that two articles keep to. One that is no topic of either tells something only if it is a name. */
export type Reason = { term: string; isTopic: boolean }

/** An article related to another, how much, and why: most telling first. */
export type Relation = { id: string; score: number; publishAt: Date; why: Reason[] }

/** A candidate at its place. */
export type Ranked = { subject: Subject; score: number }

/** What stands beside an article published at a moment, best first, and what to say of each. */
export type Ranking = { publishAt: Date; ranked: Ranked[]; reasonsFor: (other: Subject) => Reason[] }

export type Frequencies = { documents: number; frequency: (term: string) => number }
type Weights = ReadonlyMap<string, number>

/** Less than the whole logarithm: rare words tell stories apart, common ones tell subjects. */
const RARITY_POWER = 0.75
const NEIGHBOURS = 10
const NEIGHBOURS_WEIGHT = 2
const TERMS_KEPT = 150
const SAME_SECTION_BONUS = 0.05
const CLOSE_IN_TIME_BONUS = 0.05
const CLOSE_DAYS = 60

const damped = (times: number) => 1 + Math.log(times)

/** The vector of counts; terms that have no number yet get one. */
export function toVector(counts: ReadonlyMap<string, number>, numbers: TermNumbers): Vector {
  const terms = new Uint32Array(counts.size)
  const values = new Float64Array(counts.size)
  let [at, squares] = [0, 0]
  for (const [term, times] of counts) {
    let number = numbers.get(term)
    if (number === undefined) {
      number = numbers.size
      numbers.set(term, number)
    }
    const value = damped(times)
    terms[at] = number
    values[at] = value
    squares += value * value
    at += 1
  }
  const length = Math.sqrt(squares) || 1
  for (const [index, value] of values.entries()) values[index] = value / length
  return { terms, values }
}

/** Weighted terms of a subject, as a vector of length one. */
export function weightsOf(subject: Pick<Subject, 'counts'>, known: Frequencies): Weights {
  const weights = [...subject.counts].map(
    ([term, times]) => [term, damped(times) * rarityOf(term, known) ** RARITY_POWER] as const,
  )
  return unit(new Map(weights))
}

/** The heaviest terms, as long as all together stand in at most `articlesMax` articles: what a bounded search can ask for. */
export function strongestTerms(
  weights: Weights,
  known: Frequencies,
  options: { termsMax: number; articlesMax: number },
): string[] {
  const chosen: string[] = []
  let articles = 0
  for (const [term] of [...weights].sort((one, other) => other[1] - one[1])) {
    const frequency = known.frequency(term)
    if (frequency < 2 || articles + frequency > options.articlesMax) continue
    articles += frequency
    chosen.push(term)
    if (chosen.length === options.termsMax) break
  }
  return chosen
}

/** The candidates most like a subject by its own words: those whose words may stand for its matter. */
export const neighboursOf = (weights: Weights, candidates: readonly Subject[], numbers: TermNumbers): Subject[] =>
  byLikeness(weights, candidates, numbers)
    .slice(0, NEIGHBOURS)
    .map(({ subject }) => subject)

/**
 * Candidates in the order in which they are related to a subject, best first. The subject's words are joined by those
 * of its nearest neighbours, weighed by likeness squared (Rocchio 1971), so that two articles on one matter meet even
 * where they chose other words; section and closeness in time are mild priors.
 */
export function rankRelated(
  subject: Subject,
  candidates: readonly Subject[],
  { known, numbers }: { known: Frequencies; numbers: TermNumbers },
): Ranked[] {
  const own = weightsOf(subject, known)
  const nearest = byLikeness(own, candidates, numbers).slice(0, NEIGHBOURS)
  const whole = nearest.reduce((sum, { likeness }) => sum + likeness ** 2, 0)
  const joined = new Map(own)
  for (const { subject: neighbour, likeness } of nearest) {
    const share = whole === 0 ? 0 : (NEIGHBOURS_WEIGHT * likeness ** 2) / whole
    for (const [term, weight] of weightsOf(neighbour, known)) joined.set(term, (joined.get(term) ?? 0) + share * weight)
  }
  const strongest = unit(new Map([...joined].sort((one, other) => other[1] - one[1]).slice(0, TERMS_KEPT)))
  return byLikeness(strongest, candidates, numbers)
    .map(({ subject: found, likeness }) => ({ subject: found, score: likeness * (1 + priorOf(subject, found)) }))
    .sort((one, other) => other.score - one.score)
}

/**
 * Likeness is the weights' sum over the terms in common, by the candidate's vector of damped counts: it needs the
 * frequencies of the subject's own terms only, and measured better than the whole cosine.
 */
function byLikeness(
  weights: Weights,
  candidates: readonly Subject[],
  numbers: TermNumbers,
): { subject: Subject; likeness: number }[] {
  const weightOf = new Float64Array(numbers.size)
  for (const [term, weight] of weights) {
    const number = numbers.get(term)
    if (number !== undefined) weightOf[number] = weight
  }
  return candidates
    .map((subject) => ({ subject, likeness: product(weightOf, subject.vector) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
}

function product(weightOf: Float64Array, { terms, values }: Vector): number {
  let sum = 0
  for (let at = 0; at < terms.length; at += 1) sum += (weightOf[terms[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return sum
}

function priorOf(subject: Subject, other: Subject): number {
  const sameSection = subject.sectionIds[0] !== undefined && subject.sectionIds[0] === other.sectionIds[0]
  const days = Math.abs(subject.publishAt.getTime() - other.publishAt.getTime()) / DAY_MILLISECONDS
  return (sameSection ? SAME_SECTION_BONUS : 0) + CLOSE_IN_TIME_BONUS * Math.exp(-days / CLOSE_DAYS)
}

const REASONS_MAX = 8
/** A term in more of the archive than this says nothing about two articles. */
const EVERYDAY_SHARE = 0.25

/** Terms that both articles keep to: each has them twice, or in its headline or a tag. Never a figure or a year. */
export function createReasons(subject: Subject, known: Frequencies): (other: Subject) => Reason[] {
  const telling = [...subject.counts].filter(
    ([term, times]) => times >= 2 && !/\d/.test(term) && known.frequency(term) <= known.documents * EVERYDAY_SHARE,
  )
  return (other) =>
    telling
      .flatMap(([term, times]) => {
        const both = Math.min(times, other.counts.get(term) ?? 0)
        return both < 2 ? [] : [{ term, weight: damped(both) * rarityOf(term, known) }]
      })
      .sort((one, another) => another.weight - one.weight)
      .slice(0, REASONS_MAX)
      .map(({ term }) => ({ term, isTopic: subject.topics.has(term) || other.topics.has(term) }))
}

const rarityOf = (term: string, { documents, frequency }: Frequencies) =>
  Math.log(1 + documents / Math.max(1, Math.min(documents, frequency(term))))

function unit(weights: Map<string, number>): Map<string, number> {
  const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1
  for (const [term, weight] of weights) weights.set(term, weight / length)
  return weights
}
