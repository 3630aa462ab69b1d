import { formatDay, formatDayShort } from '@/lib/dates'

/** A calendar day of the publication, with the exact moment for machines. */
export function Day({ date, timeZone, short = false }: { date: Date; timeZone: string; short?: boolean }) {
  return <time dateTime={date.toISOString()}>{(short ? formatDayShort : formatDay)(date, timeZone)}</time>
}
