import type { Folder } from './fold'
import { QUERY_LENGTH_MAX } from './query-length'
import { stemsOf } from './terms'

/** A word of a query: as it was typed, and the terms of which any finds it. */
export type QueryWord = { typed: string; terms: readonly string[] }

/** What a reader asks for. A phrase's words stand among the words too: they rank, the phrase only decides. */
export type ParsedQuery = { words: QueryWord[]; phrases: string[][]; excluded: string[][] }

const WORDS_MAX = 60

const QUOTED = /(?<![\p{L}\p{N}])(-?)["“”„]([^"“”„]*)["“”„]?/gu
const MINUS_WORD = /(?<!\S)-(?=[\p{L}\p{N}])(\S+)/gu

/**
 * Reads a query: words, "phrases", -words and -"phrases". Whatever else a reader types is text. What comes out holds
 * letters and digits only, so nothing of it can be an operator of a database. Longer texts are cut.
 */
export function parseQuery(text: string, fold: Folder): ParsedQuery {
  const phrases: string[][] = []
  const excluded: string[][] = []
  const wanted = text
    .slice(0, QUERY_LENGTH_MAX * 5)
    .replace(QUOTED, (_, minus: string, inner: string) => {
      const terms = firstTerms(inner, fold)
      if (minus === '-') {
        if (terms.length > 0) excluded.push(terms)
        return ' '
      }
      if (terms.length > 1) phrases.push(terms)
      return ` ${inner} `
    })
    .replace(MINUS_WORD, (_, word: string) => {
      const terms = firstTerms(word, fold)
      if (terms.length > 0) excluded.push(terms)
      return ' '
    })
  return { words: wordsOf(wanted, fold).slice(0, WORDS_MAX), phrases, excluded }
}

/** The words of a text that can find something, each with all its terms. */
export function wordsOf(text: string, fold: Folder): QueryWord[] {
  return fold(text).flatMap(({ start, end, forms }) => {
    const terms = [...new Set(stemsOf(forms))]
    return terms.length === 0 ? [] : [{ typed: text.slice(start, end), terms }]
  })
}

const firstTerms = (text: string, fold: Folder): string[] =>
  wordsOf(text, fold).flatMap(({ terms }) => terms.slice(0, 1))

/** Words that differ; a word that is typed twice weighs twice in a long question, but is one. */
export function distinctWords(words: readonly QueryWord[]): QueryWord[] {
  const seen = new Set<string>()
  return words.filter(({ terms }) => {
    const key = terms.join(' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
