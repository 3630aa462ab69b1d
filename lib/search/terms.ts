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

/** What is indexed of a text: folded, without stop words, stemmed, in the text's order. */
export function termsOf(text: string, fold: Folder): string[] {
  return fold(text).flatMap(({ forms }) => forms.filter((form) => !isStopWord(form)).map(stem))
}

/** Adds a spelling for each term of a text that has none yet: what a reader is shown in the term's place. */
export function surfaceWords(text: string, fold: Folder, words: Map<string, string>): void {
  for (const { start, end, forms } of fold(text))
    for (const form of forms) {
      const term = stem(form)
      if (!words.has(term)) words.set(term, text.slice(start, end).toLocaleLowerCase('en').slice(0, 40))
    }
}
