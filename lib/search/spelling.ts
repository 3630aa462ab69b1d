import 'server-only'
import type { Folder } from './fold'
import { findFrequencies, listTermsFrom } from './term-repository'
import { stem } from './terms'

/** A word of the archive in the place of one that stands nowhere: as it is shown, and its terms. */
export type NearSpelling = { word: string; terms: string[] }

const LENGTH_MIN = 4
/** From here on two slips are forgiven. */
const LONG_LENGTH = 8
const PREFIX_LENGTH = 3
const NEIGHBOURS_MAX = 1500
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/**
 * The commonest word of the archive that is one slip away (a letter left out, put in, changed, or two exchanged), or
 * two for words of eight letters and more that begin alike. Null where there is none. Asks the term list by its index,
 * for at most some 500 terms and one stretch of 1,500.
 */
export async function findNearSpelling(typed: string, fold: Folder): Promise<NearSpelling | null> {
  const [folded] = fold(typed)
  const word = folded?.forms[0]
  if (word === undefined || word.length < LENGTH_MIN || !/^[a-z]+$/.test(word)) return null
  return (await findOneSlipAway(word, fold)) ?? (word.length >= LONG_LENGTH ? findTwoSlipsAway(word) : null)
}

async function findOneSlipAway(word: string, fold: Folder): Promise<NearSpelling | null> {
  const candidates = slipsOf(word)
  // Folded again, so that a slip in another spelling of a name is forgiven too.
  const terms = new Map(candidates.map((candidate) => [candidate, fold(candidate)[0]?.forms.map(stem) ?? []]))
  const frequencies = await findFrequencies([...new Set([...terms.values()].flat())])
  const found = candidates.flatMap((candidate) => {
    const known = (terms.get(candidate) ?? []).filter((term) => frequencies.has(term))
    const articles = Math.max(0, ...known.map((term) => frequencies.get(term) ?? 0))
    return articles > 0 ? [{ word: candidate, terms: known, articles: weighed(word, candidate, articles) }] : []
  })
  return best(found)
}

async function findTwoSlipsAway(word: string): Promise<NearSpelling | null> {
  const term = stem(word)
  const neighbours = await listTermsFrom(word.slice(0, PREFIX_LENGTH), NEIGHBOURS_MAX)
  const found = neighbours
    .filter(
      (neighbour) => distance(term, neighbour.term, 2) <= 2 || distance(word, neighbour.word.toLowerCase(), 2) <= 2,
    )
    .map((neighbour) => ({ word: neighbour.word, terms: [neighbour.term], articles: neighbour.articles }))
  return best(found)
}

/** The first letter is seldom the wrong one. */
const weighed = (word: string, candidate: string, articles: number) =>
  candidate.startsWith(word.slice(0, 1)) ? articles * 4 : articles

function best(found: { word: string; terms: string[]; articles: number }[]): NearSpelling | null {
  const [first] = found.sort((one, other) => other.articles - one.articles || one.word.localeCompare(other.word))
  return first ? { word: first.word, terms: first.terms } : null
}

/** Every text that is one slip away. */
export function slipsOf(word: string): string[] {
  const slips = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after !== '') slips.add(before + after.slice(1))
    if (after.length > 1) slips.add(before + after.charAt(1) + after.charAt(0) + after.slice(2))
    for (const letter of LETTERS) {
      slips.add(before + letter + after)
      if (after !== '') slips.add(before + letter + after.slice(1))
    }
  }
  slips.delete(word)
  return [...slips]
}

/** Damerau-Levenshtein distance (optimal string alignment); anything over `max` is `max + 1`. */
export function distance(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1
  let [older, previous] = [new Array<number>(), Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let at = 1; at <= one.length; at++) {
    const current = [at]
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1]
      let least = Math.min(
        (previous[to] ?? 0) + 1,
        (current[to - 1] ?? 0) + 1,
        (previous[to - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1])
        least = Math.min(least, (older[to - 2] ?? 0) + 1)
      current.push(least)
    }
    if (Math.min(...current) > max) return max + 1
    ;[older, previous] = [previous, current]
  }
  return Math.min(previous[other.length] ?? 0, max + 1)
}
