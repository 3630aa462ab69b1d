import { QUERY_LENGTH_MAX } from '@/lib/search/query-length'
import MiniSearch, { type Query, type SearchResult } from 'minisearch'
import { createFolder, type Folder } from '@/lib/search/fold'
import { isStopWord } from '@/lib/search/stop-words'
import { plainLetters } from '@/lib/text'
import { quickArticlePath, quickPlacePath, type QuickArticle, type QuickIndex, type QuickPlace } from './quick-index'

/** Text in pieces, those that matched marked. */
export type MarkedText = readonly { text: string; isMatch: boolean }[]

export type QuickAnswer = {
  places: readonly { kind: QuickPlace['kind']; name: MarkedText; path: string }[]
  articles: readonly QuickHit[]
  /** True where nothing matched as it was typed and one typo was forgiven. */
  isForgiven: boolean
}

export type QuickHit = {
  path: string
  headline: MarkedText
  /** Only where the headline alone does not show why the article was found. */
  deck: MarkedText | null
  section: string
  day: number
}

export const NO_ANSWER: QuickAnswer = { places: [], articles: [], isForgiven: false }

const ARTICLES_SHOWN_MAX = 6
const PLACES_SHOWN_MAX = 3
const WORDS_MAX = 8
/** Shorter words have too many neighbours for one typo to mean anything. */
const FORGIVEN_LENGTH_MIN = 4

type Field = 'headline' | 'deck' | 'names'
const FIELDS: Field[] = ['headline', 'names', 'deck']
const WEIGHTS: Record<Field, number> = { headline: 6, deck: 2, names: 3 }

export type QuickSearch = {
  search: (query: string) => QuickAnswer
  /** Makes this many more articles findable, newest first. False once all of them are. */
  addNext: (count: number) => boolean
}

/**
 * Searches the newest articles. Every word of a query has to match, by its beginning or whole, in any of its
 * spellings; a word with which nothing begins may have one typo (a letter too many, missing, wrong, or two swapped).
 */
export function createQuickSearch(index: QuickIndex): QuickSearch {
  const wordsOf = wordReader(index.equivalents)
  const places = index.places.map((place) => ({ place, words: wordsOf(place.name) }))
  const articles = new MiniSearch<{ id: number } & Record<Field, string>>({
    fields: FIELDS,
    tokenize: (text) => withoutStopWords(wordsOf(text)).flatMap(({ forms }) => forms),
    processTerm: (term) => term,
    searchOptions: { boost: WEIGHTS, tokenize: (term) => [term], weights: { prefix: 0.6, fuzzy: 0.3 } },
  })

  /** Terms of the index that a word stands for as typed; a beginning counts. */
  const asTyped = (word: Word): Query => ({
    combineWith: 'OR',
    prefix: true,
    queries: [...word.forms, ...begunNames(word.plain, index.equivalents)],
  })
  const withOneTypo = (word: Word): Query =>
    word.plain.length < FORGIVEN_LENGTH_MIN
      ? asTyped(word)
      : { combineWith: 'OR', fuzzy: 1, queries: [...word.forms, ...swapped(word.plain)] }
  const find = (queries: Query[]) =>
    articles.search(
      { combineWith: 'AND', queries },
      // Near-ties only: an article of today is worth a twentieth more than the oldest one here.
      { boostDocument: (id: number) => 1 + 0.05 * (1 - id / index.articles.length) },
    )

  const search = (query: string): QuickAnswer => {
    const words = tellingWords(wordsOf(query.slice(0, QUERY_LENGTH_MAX)).slice(0, WORDS_MAX))
    if (words.length === 0) return NO_ANSWER
    const named = places.filter((candidate) => isNamed(candidate.words, words)).slice(0, PLACES_SHOWN_MAX)
    let found = find(words.map(asTyped))
    let isForgiven = false
    if (found.length === 0 && named.length === 0) {
      const unknown = words.filter((word) => find([asTyped(word)]).length === 0)
      if (unknown.length > 0)
        found = find(words.map((word) => (unknown.includes(word) ? withOneTypo(word) : asTyped(word))))
      isForgiven = found.length > 0
    }
    return {
      places: named.map(({ place }) => ({
        kind: place.kind,
        name: markBeginnings(place.name, words, wordsOf),
        path: quickPlacePath(place),
      })),
      articles: found.slice(0, ARTICLES_SHOWN_MAX).flatMap((hit) => toHit(hit, index, wordsOf) ?? []),
      isForgiven,
    }
  }
  const addNext = (count: number): boolean => {
    const from = articles.documentCount
    const next = index.articles.slice(from, from + count)
    articles.addAll(next.map((article, at) => ({ id: from + at, ...fieldsOf(article, index) })))
    return articles.documentCount < index.articles.length
  }
  return { search, addNext }
}

/** Without words that stand in every text, and single letters: half of all words begin with some. */
function tellingWords(typed: Word[]): Word[] {
  const long = typed.filter(({ plain }) => plain.length > 1)
  const telling = withoutStopWords(long)
  // "The" alone may become "theatre".
  return telling.length > 0 ? telling : long
}

const withoutStopWords = (words: Word[]) => words.filter(({ plain }) => !isStopWord(plain))

type Word = { start: number; end: number; plain: string; forms: readonly string[] }
type WordReader = (text: string) => Word[]

/** Words by the names they stand for, and as they are spelled: while a name is half typed, only its spelling is known. */
function wordReader(equivalents: QuickIndex['equivalents']): WordReader {
  const spell: Folder = createFolder([])
  const name: Folder = createFolder(equivalents)
  // A newspaper's words repeat: naming each once makes the index in a third of the time.
  const known = new Map<string, readonly string[]>()
  const formsOf = (spelling: string) => {
    const forms = known.get(spelling) ?? [...new Set([spelling, ...name(spelling).flatMap((word) => word.forms)])]
    known.set(spelling, forms)
    return forms
  }
  return (text) =>
    spell(text).map(({ start, end, forms: spellings }) => ({
      start,
      end,
      plain: spellings[0] ?? '',
      forms: spellings.length === 1 ? formsOf(spellings[0] ?? '') : [...new Set(spellings.flatMap(formsOf))],
    }))
}

/** First spellings of the names of which any spelling begins so: "qarab" may become Qarabağ, which is Karabakh. */
function begunNames(plain: string, equivalents: QuickIndex['equivalents']): string[] {
  if (plain.length < 3) return []
  return equivalents.flatMap(([first, ...others]) =>
    first !== undefined && others.some((other) => plainLetters(other).startsWith(plain)) ? [plainLetters(first)] : [],
  )
}

/** The word with each two neighbouring letters swapped: one typo to a typist, two to an edit distance. */
const swapped = (word: string): string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  )

function fieldsOf(article: QuickArticle, { places }: QuickIndex): Record<Field, string> {
  const names = [article.section, ...article.names].flatMap((at) => places[at]?.name ?? [])
  return { headline: article.headline, deck: article.deck, names: names.join(' , ') }
}

function toHit({ id, terms }: SearchResult, index: QuickIndex, wordsOf: WordReader): QuickHit | null {
  const article = index.articles[id as number]
  const path = article && quickArticlePath(article, index)
  if (article === undefined || path == null) return null
  const matched = new Set(terms)
  const headline = mark(article.headline, wordsOf, ({ forms }) => forms.some((form) => matched.has(form)))
  const deck = mark(article.deck, wordsOf, ({ forms }) => forms.some((form) => matched.has(form)))
  return {
    path,
    headline,
    deck: !isMarked(headline) && isMarked(deck) ? deck : null,
    section: index.places[article.section]?.name ?? '',
    day: article.day,
  }
}

const isMarked = (text: MarkedText) => text.some(({ isMatch }) => isMatch)

const begins = (word: Word, typed: Word) =>
  typed.forms.some((begin) => word.forms.some((form) => form.startsWith(begin)))
const isNamed = (name: readonly Word[], typed: readonly Word[]) =>
  typed.every((each) => name.some((word) => begins(word, each)))

const markBeginnings = (name: string, typed: readonly Word[], wordsOf: WordReader) =>
  mark(name, wordsOf, (word) => typed.some((each) => begins(word, each)))

function mark(text: string, wordsOf: WordReader, isMatch: (word: Word) => boolean): MarkedText {
  const pieces: { text: string; isMatch: boolean }[] = []
  let at = 0
  for (const word of wordsOf(text).filter(isMatch)) {
    if (word.start > at) pieces.push({ text: text.slice(at, word.start), isMatch: false })
    pieces.push({ text: text.slice(word.start, word.end), isMatch: true })
    at = word.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}
