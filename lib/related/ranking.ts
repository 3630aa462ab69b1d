import 'server-only'
import type { SearchEntry } from '@/lib/search/search-entry'
import { findIdsWithTerms, findIndexedAll, listIndexedIds } from '@/lib/search/search-lookup'
import { getStatistics } from '@/lib/search/search-statistics'
import {
  createReasons,
  neighboursOf,
  rankRelated,
  strongestTerms,
  toVector,
  weightsOf,
  type Frequencies,
  type Ranking,
  type Subject,
  type TermNumbers,
} from './related'

const CANDIDATES_MAX = 300
const TERMS_MAX = 60
/** Articles that one ranking may look through in the text index: what bounds its time in a large archive. */
const ARTICLES_MAX = 20_000
/** At about 20 KB each. */
const SUBJECTS_KEPT_MAX = 2000
const FREQUENCIES_KEPT_MAX = 200_000
const NUMBERS_MAX = 200_000

/**
 * Ranks what the archive has beside an article, best first; null where it is not indexed. One run of these reads an
 * article and a term's frequency once, so whoever relates many uses one, and whoever relates for long a new one now and
 * then.
 */
export function createRanking(): (id: string) => Promise<Ranking | null> {
  const subjects = new Map<string, Subject>()
  const frequencies = new Map<string, number>()
  const numbers: TermNumbers = new Map()

  // A cache that orders what it keeps would cost a single ranking more than it saves a long run.
  const keepBounded = () => {
    if (subjects.size > SUBJECTS_KEPT_MAX || numbers.size > NUMBERS_MAX) {
      subjects.clear()
      numbers.clear()
    }
    if (frequencies.size > FREQUENCIES_KEPT_MAX) frequencies.clear()
  }
  const readSubjects = async (ids: readonly string[]): Promise<Subject[]> => {
    const found = new Map(ids.flatMap((id) => [[id, subjects.get(id)] as const]))
    for (const entry of await findIndexedAll(ids.filter((id) => !found.get(id)))) {
      const subject = toSubject(entry, numbers)
      subjects.set(entry.id, subject)
      found.set(entry.id, subject)
    }
    return ids.flatMap((id) => found.get(id) ?? [])
  }
  const readFrequencies = async (of: readonly Subject[]): Promise<Frequencies> => {
    const terms = new Set(of.flatMap(({ counts }) => [...counts.keys()]))
    const known = new Map<string, number>()
    for (const term of terms) {
      const frequency = frequencies.get(term)
      if (frequency !== undefined) known.set(term, frequency)
    }
    const unknown = [...terms].filter((term) => !known.has(term))
    const { documents, frequency } = await getStatistics(unknown)
    for (const term of unknown) {
      known.set(term, frequency(term))
      frequencies.set(term, frequency(term))
    }
    return { documents, frequency: (term) => known.get(term) ?? 0 }
  }

  return async (id) => {
    keepBounded()
    const [subject] = await readSubjects([id])
    if (!subject) return null
    const own = await readFrequencies([subject])
    const weights = weightsOf(subject, own)
    const terms = strongestTerms(weights, own, { termsMax: TERMS_MAX, articlesMax: ARTICLES_MAX })
    // A small archive is a candidate whole.
    const found =
      own.documents > CANDIDATES_MAX
        ? await findIdsWithTerms(terms, CANDIDATES_MAX + 1)
        : await listIndexedIds('', CANDIDATES_MAX)
    const candidates = await readSubjects(found.filter((other) => other !== id))
    const known = await readFrequencies([subject, ...neighboursOf(weights, candidates, numbers)])
    return {
      publishAt: subject.publishAt,
      ranked: rankRelated(subject, candidates, { known, numbers }),
      reasonsFor: createReasons(subject, known),
    }
  }
}

function toSubject(entry: SearchEntry, numbers: TermNumbers): Subject {
  const counts = new Map<string, number>()
  const add = (terms: readonly string[], weight: number) => {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight)
  }
  add(entry.headline, 2)
  add(entry.tags, 2)
  add(entry.deck, 1)
  add(entry.body, 1)
  return {
    id: entry.id,
    publishAt: entry.publishAt,
    sectionIds: entry.facts.sectionIds,
    counts,
    topics: new Set([...entry.headline, ...entry.tags]),
    vector: toVector(counts, numbers),
  }
}
