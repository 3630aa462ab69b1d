import { entryLength, termSet, type SearchEntry } from './search-entry'

export type TermChange = { term: string; articles: number; word: string }

/**
 * What terms came into the archive and left it, until it is written. Whoever indexes many articles notes thousands of
 * them before one write: each term is then written once, not once an article.
 */
export type TermChanges = {
  comes: (entry: SearchEntry, wordFor: (term: string) => string) => void
  leaves: (entry: SearchEntry) => void
  /** Gives back what was noted, and begins anew. */
  take: () => { terms: TermChange[]; articles: number; length: number }
  /** Many enough to be written before more are noted. */
  isFull: () => boolean
}

/** At about 150 bytes each. */
const TERMS_MAX = 100_000

export function createTermChanges(): TermChanges {
  const noted = new Map<string, { articles: number; word: string }>()
  let [articles, length] = [0, 0]
  const note = (entry: SearchEntry, step: 1 | -1, wordFor: (term: string) => string) => {
    for (const term of termSet(entry)) {
      const known = noted.get(term)
      if (known) known.articles += step
      else noted.set(term, { articles: step, word: wordFor(term) })
    }
    articles += step
    length += step * entryLength(entry)
  }
  return {
    comes: (entry, wordFor) => {
      note(entry, 1, wordFor)
    },
    leaves: (entry) => {
      note(entry, -1, (term) => term)
    },
    isFull: () => noted.size >= TERMS_MAX,
    take: () => {
      const terms = [...noted].flatMap(([term, change]) => (change.articles === 0 ? [] : [{ term, ...change }]))
      const taken = { terms, articles, length }
      noted.clear()
      articles = 0
      length = 0
      return taken
    },
  }
}
