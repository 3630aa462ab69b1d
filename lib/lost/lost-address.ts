import { createFolder } from '@/lib/search/fold'
import { termsOf } from '@/lib/search/terms'
import { RESERVED_NAMES } from '@/lib/addresses/address'

const WORDS_MAX = 6
const LENGTH_MAX = 80
/** Words looked at before the archive says which of them it knows. */
const CANDIDATES_MAX = 12

const fold = createFolder()

/**
 * What somebody may have looked for, by the last part of an address that has words: folded, without file endings and
 * the words of every text. Nothing for what is no address of words.
 */
export function wordsOfAddress(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && !RESERVED_NAMES.has(part))
  if (/\/page\/\d+$/.test(path)) return []
  const text = parts.map(decoded).findLast((part) => /\p{L}{3}/u.test(part)) ?? ''
  const words = fold(
    text
      .slice(0, 200)
      .replace(/\.(?:html?|php|aspx?)$/i, '')
      .replace(/[-_+.]+/g, ' '),
  )
    .flatMap(({ forms }) => forms.slice(0, 1))
    .filter((word) => /^[a-z0-9]{3,40}$/.test(word) && termsOf(word, fold).length > 0)
  return [...new Set(words)].slice(0, CANDIDATES_MAX)
}

/** Words as the part of an address, at most six of them and 80 characters; empty for none. */
export function toLostPart(words: readonly string[]): string {
  let part = ''
  for (const word of words.slice(0, WORDS_MAX)) {
    const longer = part === '' ? word : `${part}-${word}`
    if (longer.length <= LENGTH_MAX) part = longer
  }
  return part
}

export const parseLostPart = (part: string): string[] => part.split('-')

/** Why nothing stands at an address: it never did, or its article was taken away. */
export type LostKind = 'not-found' | 'gone'

/** The address of the page that helps on. */
export const lostPath = (kind: LostKind, words: readonly string[]) => {
  const part = toLostPart(words)
  return part === '' ? `/fronts/${kind}` : `/fronts/${kind}/${part}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
