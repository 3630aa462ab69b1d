import 'server-only'
import { filterMarks, fitsFilter, type ArchiveQuery } from './archive-query'
import { correctQuery, type Correction } from './correction'
import { countFacets, type Facets } from './facets'
import { countTerms, feedbackEntries, withFeedback } from './feedback'
import { getFolder } from './folding'
import { distinctWords, parseQuery, type ParsedQuery, type QueryWord } from './query'
import { scoreEntries, type Scored, type Statistics, type WeightedTerm } from './scoring'
import { factMark, type SearchEntry } from './search-entry'
import { findByText, findFactsByText, type EntryFacts } from './search-repository'
import { getStatistics } from './search-statistics'

/** An article that answers, and the words of the query that it lacks. */
export type ArchiveHit = { id: string; missing: string[] }

export type ArchiveAnswer = {
  hits: ArchiveHit[]
  /** How many articles answer; `isMore` where there are more than are counted or listed. */
  total: number
  isMore: boolean
  facets: Facets
  corrections: Correction[]
  /** Every term and phrase that a passage may be marked by. */
  terms: ReadonlySet<string>
}

/** Articles that are scored at most, and the longest list of results. */
export const RANKED_MAX = 300
/** Matches that are counted at most. */
export const COUNTED_MAX = 2000
/** Up to so many words, an article must hold all of them; longer questions are met by any. */
const ALL_WORDS_MAX = 3
/** So many words are a sentence that was pasted: quotation marks in it are its own and ask for nothing. */
const PASTED_WORDS = 8
/** Where fewer articles hold all words, those that hold some follow. */
const ENOUGH = 30
/** In an archive larger than this, words of more than a tenth of it find nothing by themselves in a long question. */
const LARGE_ARCHIVE = 5000
const FEEDBACK_TERMS_ASKED = 12
/** Months that a list by date goes back through at most, where a word is too common to be sorted as a whole. */
const MONTHS_MAX = 36

/**
 * Searches the archive: what readers may see at a moment, best first. One to three words and every "phrase" must all
 * be in an article; where hardly any has them all, articles with some follow. Longer questions are met by any word, and
 * once more by the words of their best answers. A word that no article has gives way to its nearest spelling.
 */
export async function searchArchive(query: ArchiveQuery, now = new Date()): Promise<ArchiveAnswer> {
  const fold = await getFolder()
  const { parsed, corrections } = await correctQuery(parseQuery(query.text, fold), fold)
  const statistics = await getStatistics(parsed.words.flatMap(({ terms }) => terms))
  const words = distinctWords(parsed.words).filter(({ terms }) => terms.some((term) => statistics.frequency(term) > 0))
  const terms = new Set(words.flatMap((word) => word.terms))
  if (words.length === 0) return { hits: [], total: 0, isMore: false, facets: countFacets([]), corrections, terms }
  const isPasted = words.length > PASTED_WORDS
  const asked: Asked = { query, parsed: isPasted ? { ...parsed, phrases: [] } : parsed, words, statistics, now }
  const mustHoldAll = asked.parsed.phrases.length > 0 || words.length <= ALL_WORDS_MAX
  const found = await (mustHoldAll ? findWithAll(asked) : findWithAny(asked))
  const lost = corrections.flatMap(({ typed, instead }) => (instead === null ? [typed] : []))
  const hits = found.hits.map((hit) => ({ ...hit, missing: [...lost, ...hit.missing] }))
  return { ...found, hits, corrections, terms }
}

type Asked = { query: ArchiveQuery; parsed: ParsedQuery; words: QueryWord[]; statistics: Statistics; now: Date }
type Found = Pick<ArchiveAnswer, 'hits' | 'total' | 'isMore' | 'facets'>

async function findWithAll(asked: Asked): Promise<Found> {
  const { query, words } = asked
  const search = [...required(asked), ...excludedIn(asked)].join(' ')
  const candidates = await findByText(search, RANKED_MAX + 1)
  const scored = scoreEntries(toWeighted(words), candidates.filter(fits(asked)), asked.statistics, {
    nearness: true,
    now: asked.now,
  }).filter(({ matched }) => matched.size === words.length)
  if (candidates.length > RANKED_MAX) return findMany(asked, search, scored)
  const whole = query.sort === 'date' ? byDate(scored.map(({ entry }) => entry)) : scored.map(({ entry }) => entry)
  const partial = scored.length < ENOUGH && words.length > 1 ? await findPartial(asked, whole) : []
  return {
    hits: [...whole.map(({ id }) => ({ id, missing: [] })), ...partial],
    total: whole.length,
    isMore: false,
    facets: countFacets(whole),
  }
}

/** More articles than are scored: the best of them, and the facts of as many as are counted. */
async function findMany(asked: Asked, search: string, scored: readonly Scored[]): Promise<Found> {
  const counted = (await findFactsByText(search, COUNTED_MAX + 1)).filter(fitsFacts(asked))
  const isMore = counted.length > COUNTED_MAX
  const listed =
    asked.query.sort === 'relevance'
      ? scored.map(({ entry }) => entry)
      : isMore
        ? await listNewest(asked, search)
        : byDate(counted)
  return {
    hits: listed.slice(0, RANKED_MAX).map(({ id }) => ({ id, missing: [] })),
    total: Math.min(counted.length, COUNTED_MAX),
    isMore,
    facets: countFacets(counted.slice(0, COUNTED_MAX)),
  }
}

/** The newest matches of a search that has too many to be sorted: month by month, back from now. */
async function listNewest(asked: Asked, search: string): Promise<EntryFacts[]> {
  const found: EntryFacts[] = []
  const month = new Date(asked.now)
  if (asked.query.year !== undefined && asked.query.year < month.getUTCFullYear())
    month.setUTCFullYear(asked.query.year, 11, 1)
  month.setUTCDate(1)
  for (let back = 0; back < MONTHS_MAX && found.length < RANKED_MAX; back++) {
    const mark = factMark('month', `${month.getUTCFullYear()} ${month.getUTCMonth() + 1}`)
    found.push(...(await findFactsByText(`${search} ${quoted([mark])}`, COUNTED_MAX)).filter(fitsFacts(asked)))
    month.setUTCMonth(month.getUTCMonth() - 1)
  }
  return byDate(found)
}

async function findPartial(asked: Asked, whole: readonly { id: string }[]): Promise<ArchiveHit[]> {
  if (asked.parsed.phrases.length > 0) return []
  const known = new Set(whole.map(({ id }) => id))
  const scored = await scoreAny(asked, toWeighted(asked.words))
  return scored.filter(({ entry }) => !known.has(entry.id)).map((hit) => toHit(hit, asked))
}

async function findWithAny(asked: Asked): Promise<Found> {
  const plain = toWeighted(
    asked.parsed.words.filter(({ terms }) => terms.some((term) => asked.statistics.frequency(term) > 0)),
  )
  const first = await scoreAny(asked, plain)
  const best = feedbackEntries(first)
  const statistics = await getStatistics([
    ...plain.flatMap(({ terms }) => terms),
    ...best.flatMap(({ entry }) => [...countTerms(entry).keys()]),
  ])
  const widened = withFeedback(plain, best, statistics)
  const added = widened.slice(plain.length, plain.length + FEEDBACK_TERMS_ASKED).flatMap(({ terms }) => terms)
  const more = await findByText([...affordable(added, statistics), ...excludedIn(asked)].join(' '), RANKED_MAX / 3)
  const known = new Set(first.map(({ entry }) => entry.id))
  const candidates = [
    ...first.map(({ entry }) => entry),
    ...more.filter((entry) => !known.has(entry.id) && fits(asked)(entry)),
  ]
  const scored = scoreEntries(widened, candidates, statistics, { nearness: false, now: asked.now }).slice(0, RANKED_MAX)
  const listed = asked.query.sort === 'date' ? byDate(strongest(scored).map(({ entry }) => entry)) : null
  return {
    hits: listed
      ? listed.map(({ id }) => ({ id, missing: [] }))
      : scored.map(({ entry }) => ({ id: entry.id, missing: [] })),
    total: listed?.length ?? scored.length,
    isMore: scored.length >= RANKED_MAX,
    facets: countFacets(listed ?? scored.map(({ entry }) => entry)),
  }
}

/** By date only what answers well: else a long question would begin with whatever is new. */
const strongest = (scored: readonly Scored[]) => {
  const least = (scored[0]?.score ?? 0) * 0.4
  return scored.filter(({ score }) => score >= least)
}

async function scoreAny(asked: Asked, weighted: readonly WeightedTerm[]): Promise<Scored[]> {
  const terms = affordable(
    asked.words.flatMap((word) => word.terms),
    asked.statistics,
  )
  // Marks cannot narrow a search for any word: a required word would make all others optional.
  const found = await findByText([...terms, ...excludedIn(asked)].join(' '), RANKED_MAX, asked.query)
  return scoreEntries(weighted, found.filter(fits(asked)), asked.statistics, { nearness: false, now: asked.now })
}

/** Without the words that would make a large archive's search slow, as long as rarer ones are left. */
function affordable(terms: readonly string[], statistics: Statistics): string[] {
  if (statistics.documents < LARGE_ARCHIVE) return [...terms]
  const rare = terms.filter((term) => statistics.frequency(term) <= statistics.documents / 10)
  return rare.length > 0 ? rare : terms.slice(0, 1)
}

const toWeighted = (words: readonly QueryWord[]): WeightedTerm[] => words.map(({ terms }) => ({ terms, weight: 1 }))

const toHit = ({ entry, matched }: Scored, { words }: Asked): ArchiveHit => ({
  id: entry.id,
  missing: words.filter((_, place) => !matched.has(place)).map(({ typed }) => typed),
})

/** The terms are letters and digits, so nothing in a search string is an operator but these quotes and hyphens. */
const quoted = (terms: readonly string[]) => `"${terms.join(' ')}"`

const required = ({ words, parsed, query, statistics }: Asked): string[] => [
  ...words.flatMap(({ terms }) => {
    const known = terms.filter((term) => statistics.frequency(term) > 0)
    // Of two spellings either will do, which a search string cannot say: checked when scored.
    return known.length === 1 ? [quoted(known)] : known
  }),
  ...parsed.phrases.map(quoted),
  ...filterMarks(query).map((mark) => quoted([mark])),
]

const excludedIn = ({ parsed }: Asked): string[] => parsed.excluded.map((terms) => `-${quoted(terms)}`)

const fitsFacts =
  ({ query, now }: Asked) =>
  ({ facts, publishAt, unpublishAt }: EntryFacts): boolean =>
    publishAt <= now && (unpublishAt === null || now < unpublishAt) && fitsFilter(facts, query)

const fits =
  (asked: Asked) =>
  (entry: SearchEntry): boolean =>
    fitsFacts(asked)(entry) &&
    asked.parsed.phrases.every((phrase) => holds(entry, phrase)) &&
    !asked.parsed.excluded.some((phrase) => holds(entry, phrase))

function holds({ headline, deck, tags, authors, body }: SearchEntry, phrase: readonly string[]): boolean {
  return [headline, deck, tags, authors, body].some((terms) =>
    terms.some((term, at) => term === phrase[0] && phrase.every((each, offset) => terms[at + offset] === each)),
  )
}

const byDate = <Dated extends { id: string; publishAt: Date }>(list: readonly Dated[]): Dated[] =>
  [...list].sort((one, other) => other.publishAt.getTime() - one.publishAt.getTime() || (one.id < other.id ? 1 : -1))
