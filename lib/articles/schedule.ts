import { Temporal } from 'temporal-polyfill'

/** "2026-11-23T09:00": what stands on a clock on the wall, without a zone. */
const WALL_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** `skipped`: the clocks jump over this time. `twice`: they show it twice on that day. */
export type WallNote = 'skipped' | 'twice' | null

/**
 * The moment at which clocks in a time zone show a time. One that is skipped in spring counts as if the clocks had not
 * been changed yet (02:30 is 03:30); of one that comes twice in autumn it is the first (RFC 5545, section 3.3.5).
 * Null for anything that is no time.
 */
export function momentOf(wall: string, timeZone: string): { moment: Date; note: WallNote } | null {
  if (!WALL_PATTERN.test(wall)) return null
  const plain = parsePlain(wall)
  if (!plain) return null
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  const last = plain.toZonedDateTime(timeZone, { disambiguation: 'later' })
  const isSkipped = !zoned.toPlainDateTime().equals(plain)
  const note = isSkipped ? 'skipped' : last.equals(zoned) ? null : 'twice'
  return { moment: new Date(zoned.epochMilliseconds), note }
}

/** What clocks in a time zone show at a moment, to the minute: the value of a `datetime-local` field. */
export function wallOf(moment: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

function parsePlain(wall: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
