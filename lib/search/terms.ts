import { newStemmer } from 'snowball-stemmers'
import type { Folder } from './fold'
import { isStopWord } from './stop-words'

const stemmer = newStemmer('english')
const stems = new Map<string, string>()
const STEMS_KEPT_MAX = 50_000

/** The stem by the Snowball English rules; words with a digit are left alone. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= STEMS_KEPT_MAX) stems.clear()
  const found = /^[a-z]+$/.test(word) ? stemmer.stem(word) : word
  stems.set(word, found)
  return found
}

/** What finds a word that was folded: its stems; none for a stop word. */
export const stemsOf = (forms: readonly string[]): string[] => forms.filter((form) => !isStopWord(form)).map(stem)

/**
 * What is indexed of a text: folded, without stop words, stemmed, in the text's order. `surfaces` learns how each term
 * is written where it stands first: what a reader is shown in the term's place.
 */
export function termsOf(text: string, fold: Folder, surfaces?: Map<string, string>): string[] {
  return fold(text).flatMap(({ start, end, forms }) => {
    const terms = stemsOf(forms)
    for (const term of terms) if (surfaces && !surfaces.has(term)) surfaces.set(term, toSurface(text.slice(start, end)))
    return terms
  })
}

const SURFACE_LENGTH_MAX = 40
const toSurface = (written: string) => written.toLocaleLowerCase('en').slice(0, SURFACE_LENGTH_MAX)
