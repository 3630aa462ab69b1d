import { plainLetters } from '@/lib/text'
import { DEFAULT_EQUIVALENTS } from './equivalents'

/** Folds text for search: gives back its words, each as every spelling that must find it. */
export type Folder = (text: string) => FoldedWord[]

/** A word of a text: where it stood, and what it is indexed under. */
export type FoldedWord = { start: number; end: number; forms: readonly string[] }

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʻʼ.](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu
const ABBREVIATION = /^\p{L}(?:\.\p{L})+$/u
const WORD_LENGTH_MAX = 40
const TEXT_LENGTH_MAX = 500_000

/**
 * Words without case, diacritics and possessives, the same for a text and for a query: Unicode NFKD, İ/I/ı by the
 * rules of Azerbaijani, Turkish and English alike, "U.S." as "us". A word with ə stands under its e and its a form;
 * equivalent spellings stand under the first of their group.
 */
export function createFolder(equivalents: readonly (readonly string[])[] = DEFAULT_EQUIVALENTS): Folder {
  const whole = new Map<string, string>()
  const endings: { from: string; to: string }[] = []
  for (const [first, ...others] of equivalents) {
    if (first === undefined) continue
    for (const other of others) {
      if (other.startsWith('-')) endings.push({ from: other.slice(1), to: first.replace(/^-/, '') })
      else whole.set(plainLetters(other), plainLetters(first))
    }
  }
  const canonical = (word: string): string => {
    const named = whole.get(word)
    if (named !== undefined) return named
    const ending = endings.find(({ from }) => word.length > from.length + 1 && word.endsWith(from))
    return ending ? word.slice(0, -ending.from.length) + ending.to : word
  }
  return (text) =>
    [...cutWords(text)].map(({ start, end, spellings }) => ({
      start,
      end,
      forms: [...new Set(spellings.map(canonical))],
    }))
}

function* cutWords(text: string): Generator<{ start: number; end: number; spellings: string[] }> {
  for (const match of text.slice(0, TEXT_LENGTH_MAX).matchAll(WORD)) {
    const raw = match[0]
    // A stop between words that lack a blank parts them; one between single letters is an abbreviation's.
    const parts = raw.includes('.') && !ABBREVIATION.test(raw) ? raw.split('.') : [raw.replaceAll('.', '')]
    let start = match.index
    for (const part of parts) {
      const end = parts.length === 1 ? match.index + raw.length : start + part.length
      const spellings = spellingsOf(part)
      if (spellings.length > 0) yield { start, end, spellings }
      start = end + 1
    }
  }
}

/** A language's words repeat: most are spelled out once. */
const known = new Map<string, string[]>()
const KNOWN_MAX = 20_000

function spellingsOf(raw: string): string[] {
  const found = known.get(raw)
  if (found) return found
  if (known.size >= KNOWN_MAX) known.clear()
  const spellings = spell(raw)
  known.set(raw, spellings)
  return spellings
}

function spell(raw: string): string[] {
  const word = raw.replace(/['’ʻʼ]s$/iu, '').replace(/['’ʻʼ]/gu, '')
  const spellings = /ə/iu.test(word) ? [word.replace(/ə/giu, 'a'), word] : [word]
  return spellings
    .map((spelling) =>
      plainLetters(spelling)
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .slice(0, WORD_LENGTH_MAX),
    )
    .filter((spelling) => spelling !== '')
}
