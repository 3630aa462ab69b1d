import { z } from 'zod'

/** The lead and the stories beside it: what an editor pins fills these from the first on, the newest fill the rest. */
export const TOP_LENGTH = 5

/** What an editor chose for the home page. Everything else on it fills itself. */
export const frontChoiceSchema = z.object({
  /** The first is the lead. What readers may not see now is passed over, and comes back with the piece. */
  pinned: z.array(z.string()).max(TOP_LENGTH, `At most ${TOP_LENGTH} pieces can be pinned: unpin one first.`),
  /** Sections with a block of their own, in order. */
  sectionIds: z.array(z.string()).max(20, 'At most 20 sections can have a block.'),
  revision: z.number().int().min(0),
})
export type FrontChoice = z.infer<typeof frontChoiceSchema>

export const FRONT_TAG = 'front:home'

/** Pieces for the top of the page: the pinned ones first, then the newest, none twice. */
export function fillTop<Piece extends { id: string }>(pinned: readonly Piece[], newest: readonly Piece[]): Piece[] {
  const ids = new Set(pinned.map(({ id }) => id))
  return [...pinned, ...newest.filter(({ id }) => !ids.has(id))]
}
