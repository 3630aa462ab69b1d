import { z } from 'zod'
import { parseDay, type CalendarDay } from '@/lib/dates'

/** What an editor chose for a day: which pieces come first, in this order, and which are left out. */
export const editionChoiceSchema = z.object({
  day: z.custom<CalendarDay>(
    (value) => typeof value === 'string' && parseDay(value) !== null,
    'is not a day such as 2026-11-23',
  ),
  order: z.array(z.string()).max(60),
  leftOut: z.array(z.string()).max(60),
})
export type EditionChoice = z.infer<typeof editionChoiceSchema> & {
  /** 0 where nothing was chosen yet. */
  revision: number
}

/** A digest ends: what goes live on one day beyond these stands in the sections, not in the edition. */
export const EDITION_LENGTH_MAX = 60

export const editionTag = (day: CalendarDay) => `edition:${day}`
export const editionPath = (day: CalendarDay) => `/digest/${day}` as const

/** What stands for a day in the address of the newest digest, behind `/digest`. */
export const NEWEST_EDITION = 'newest'

export const noChoice = (day: CalendarDay): EditionChoice => ({ day, order: [], leftOut: [], revision: 0 })

type Piece = { id: string; publishAt: Date | null; sectionIds: readonly string[] }

/**
 * The pieces of a day in the order of the edition: the editor's, then by the weight of their primary section and by
 * time, earliest first, so that what comes later in the day never stands above what a reader has read. A choice that
 * leaves out everything leaves out nothing: an edition is never empty.
 */
export function arrange<Kind extends Piece>(
  pieces: readonly Kind[],
  { choice, sectionWeights }: { choice: Pick<EditionChoice, 'order' | 'leftOut'>; sectionWeights: readonly string[] },
): Kind[] {
  const kept = pieces.filter((piece) => !choice.leftOut.includes(piece.id))
  const shown = kept.length > 0 ? kept : pieces
  const placeIn = (list: readonly string[], id: string | undefined) => {
    const place = id === undefined ? -1 : list.indexOf(id)
    return place === -1 ? list.length : place
  }
  return shown.toSorted(
    (one, other) =>
      placeIn(choice.order, one.id) - placeIn(choice.order, other.id) ||
      placeIn(sectionWeights, one.sectionIds[0]) - placeIn(sectionWeights, other.sectionIds[0]) ||
      (one.publishAt?.getTime() ?? 0) - (other.publishAt?.getTime() ?? 0) ||
      (one.id < other.id ? -1 : 1),
  )
}
