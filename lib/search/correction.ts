import 'server-only'
import type { Folder } from './fold'
import { distinctWords, type ParsedQuery } from './query'
import { findFrequencies } from './term-repository'
import { findNearSpelling } from './spelling'

/** A word that no article has, and what was looked for instead; null where nothing is near. */
export type Correction = { typed: string; instead: string | null }

const CORRECTED_MAX = 3
/** A longer question is answered by its other words: a guess in the place of one would mislead more than help. */
const WORDS_MAX = 6

/**
 * A query in which words that stand nowhere give way to their nearest spelling. Words that are found stay as they are,
 * and questions of more than six words as a whole.
 */
export async function correctQuery(
  query: ParsedQuery,
  fold: Folder,
): Promise<{ parsed: ParsedQuery; corrections: Correction[] }> {
  const known = await findFrequencies([...new Set(query.words.flatMap(({ terms }) => terms))])
  const words = distinctWords(query.words)
  if (words.length > WORDS_MAX) return { parsed: query, corrections: [] }
  const unknown = words.filter(({ terms }) => !terms.some((term) => known.has(term)))
  const corrections: Correction[] = []
  const instead = new Map<string, readonly string[]>()
  for (const word of unknown) {
    const near = corrections.length < CORRECTED_MAX ? await findNearSpelling(word.typed, fold) : null
    corrections.push({ typed: word.typed, instead: near?.word ?? null })
    for (const term of word.terms) if (near) instead.set(term, near.terms)
  }
  if (instead.size === 0) return { parsed: query, corrections }
  const parsed = {
    ...query,
    words: query.words.map((word) => ({ ...word, terms: instead.get(word.terms[0] ?? '') ?? word.terms })),
    phrases: query.phrases.map((phrase) => phrase.map((term) => instead.get(term)?.[0] ?? term)),
  }
  return { parsed, corrections }
}
