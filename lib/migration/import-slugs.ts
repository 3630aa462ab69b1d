import { slugFor } from '@/lib/text'
import { plainText } from './plain-text'
import { importId, type Survey, type SurveyedPiece } from './survey'

/** The last part of a piece's address as it was, in the letters that addresses have here; else made from its headline. */
export function wantedSlug(piece: SurveyedPiece): string {
  const written = slugFor(decodedPath(piece.slug))
  return written || slugFor(plainText(piece.title)) || slugFor(`${piece.type}-${piece.id}`) || 'piece'
}

/** The slug itself where it is free, else with the lowest number that is. */
export function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const candidate = numbered(wanted, number)
    if (!isTaken(candidate)) return candidate
  }
}

const numbered = (slug: string, number: number) => `${slug.slice(0, 74)}-${number}`.replace(/--+/g, '-')

const NUMBERS_MAX = 40

/** Every slug that a plan may come to choose for these pieces: the wanted ones, and numbers behind those that repeat or are held. */
export function* slugsToAskFor({ site, pieces }: Survey, held: ReadonlyMap<string, string> | null): Generator<string> {
  const seen = new Set<string>()
  for (const piece of pieces) {
    const wanted = wantedSlug(piece)
    if (held === null) yield wanted
    else if (seen.has(wanted) || (held.has(wanted) && held.get(wanted) !== importId(site, piece.type, piece.id)))
      for (let number = 2; number <= NUMBERS_MAX; number += 1) yield numbered(wanted, number)
    seen.add(wanted)
  }
}

/** With its percent signs read, where they say something. */
export function decodedPath(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
