import type { Folder } from './fold'
import { stemsOf } from './terms'

/** A stretch of text; what answers the query is marked. */
export type Segment = { text: string; isMatch: boolean }

/** The part of a text that answers, and the words by which a browser finds it on the page. */
export type Passage = { segments: Segment[]; fragment: string }

const LENGTH_MAX = 260
const LEAD_WORDS = 8
const FRAGMENT_WORDS = 7

type Place = { start: number; end: number; terms: readonly string[] }

/**
 * The stretch of at most 260 characters in which most of the terms stand, cut at words; null where none of them does.
 * `text` has one line a block: a passage never crosses one, because a browser would not find it.
 */
export function findPassage(text: string, terms: ReadonlySet<string>, fold: Folder): Passage | null {
  let best: { line: string; words: Place[]; from: number; worth: number } | null = null
  for (const line of text.split('\n')) {
    const words = placesIn(line, fold)
    const found = bestWindow(words, terms)
    if (found && found.worth > (best?.worth ?? 0)) best = { line, words, ...found }
  }
  if (!best) return null
  const { line, words, from } = best
  const start = words[Math.max(0, from - LEAD_WORDS)]?.start ?? 0
  const begins = words.findIndex((word) => word.start >= start)
  const isWhole = begins === 0
  const shown = words.filter((word) => word.start >= start && word.end - start <= LENGTH_MAX)
  const end = shown.at(-1)?.end ?? line.length
  const isEnd = end >= (words.at(-1)?.end ?? 0)
  const cut = { start: isWhole ? 0 : start, end: isEnd ? line.length : end }
  return {
    segments: [
      ...(isWhole ? [] : [{ text: '… ', isMatch: false }]),
      ...markIn(
        line,
        cut,
        shown.filter((word) => isMatch(word, terms)),
      ),
      ...(isEnd ? [] : [{ text: ' …', isMatch: false }]),
    ],
    fragment: fragmentAt(line, words, from),
  }
}

/** A whole text with the terms marked. */
export function markTerms(text: string, terms: ReadonlySet<string>, fold: Folder): Segment[] {
  const matches = placesIn(text, fold).filter((word) => isMatch(word, terms))
  return markIn(text, { start: 0, end: text.length }, matches)
}

/** An address with a text fragment: the browser scrolls to these words and marks them, or ignores it. */
export const withFragment = (path: string, fragment: string): string =>
  fragment === '' ? path : `${path}#:~:text=${encodeURIComponent(fragment).replaceAll('-', '%2D')}`

const isMatch = ({ terms: own }: Place, terms: ReadonlySet<string>) => own.some((term) => terms.has(term))

const placesIn = (text: string, fold: Folder): Place[] =>
  fold(text).map(({ start, end, forms }) => ({
    start,
    end,
    terms: stemsOf(forms),
  }))

/** Where to begin so that most different terms follow; more of the same count a little. */
function bestWindow(words: readonly Place[], terms: ReadonlySet<string>): { from: number; worth: number } | null {
  const matches = words.flatMap((word, at) => (isMatch(word, terms) ? [at] : []))
  let best: { from: number; worth: number } | null = null
  for (const from of matches) {
    const start = words[Math.max(0, from - LEAD_WORDS)]?.start ?? 0
    const inside = matches.filter((at) => at >= from && (words[at]?.end ?? 0) - start <= LENGTH_MAX)
    const different = new Set(inside.flatMap((at) => words[at]?.terms.filter((term) => terms.has(term)) ?? []))
    const worth = different.size + inside.length / 100
    if (worth > (best?.worth ?? 0)) best = { from, worth }
  }
  return best
}

function markIn(text: string, cut: { start: number; end: number }, matches: readonly Place[]): Segment[] {
  const segments: Segment[] = []
  let at = cut.start
  for (const { start, end } of matches) {
    if (start > at) segments.push({ text: text.slice(at, start), isMatch: false })
    segments.push({ text: text.slice(start, end), isMatch: true })
    at = end
  }
  if (at < cut.end) segments.push({ text: text.slice(at, cut.end), isMatch: false })
  return segments
}

/** Some words from the first match on, as they stand in the text. */
function fragmentAt(line: string, words: readonly Place[], from: number): string {
  const first = words[from]
  const last = words[Math.min(words.length - 1, from + FRAGMENT_WORDS - 1)]
  return first && last ? line.slice(first.start, last.end) : ''
}
