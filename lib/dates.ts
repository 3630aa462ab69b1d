const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
  formatters.set(key, made)
  return made
}

/** The calendar day in the publication's time zone, in words: "23 November 2026". */
export function formatDay(date: Date, timeZone: string): string {
  return formatter(timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(date)
}

/** The minute in the publication's time zone: "23 November 2026, 14:05". */
export function formatMinute(date: Date, timeZone: string): string {
  return `${formatDay(date, timeZone)}, ${formatClock(date, timeZone)}`
}

/** What the publication's clocks show: "14:05". */
export function formatClock(date: Date, timeZone: string): string {
  return formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)
}

/** The same day for narrow places: "23 Nov 2026". */
export function formatDayShort(date: Date, timeZone: string): string {
  return formatter(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(date)
}

/** The calendar year in the publication's time zone. */
export function yearOf(date: Date, timeZone: string): number {
  return Number(formatter(timeZone, { year: 'numeric' }).format(date))
}

/** True where two moments fall on different calendar days of the publication. */
export function isOtherDay(one: Date, other: Date, timeZone: string): boolean {
  return formatDay(one, timeZone) !== formatDay(other, timeZone)
}

/** The calendar day with its weekday: "Monday, 23 November 2026". */
export function formatDayFull(date: Date, timeZone: string): string {
  return formatter(timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(date)
}

export const DAY_MILLISECONDS = 86_400_000

/** A calendar day of the publication, in ISO 8601: "2026-11-23". */
export type CalendarDay = `${number}-${number}-${number}`

/** "2026-11-23" as a day, or null: one spelling for each day, and only days that the calendar has. */
export function parseDay(text: string): CalendarDay | null {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return null
  const midnight = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text) ? (text as CalendarDay) : null
}

/** The day on which a moment falls in a time zone. */
export function dayOf(date: Date, timeZone: string): CalendarDay {
  return localTime(date, timeZone).toISOString().slice(0, 10) as CalendarDay
}

/** The day that is so many days later; earlier where `days` is negative. */
export function dayAfter(day: CalendarDay, days = 1): CalendarDay {
  return new Date(utcMidnight(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10) as CalendarDay
}

/**
 * The first moment of a day in a time zone. Clocks that are put forward over midnight begin the day later, clocks that
 * are put back over it have the last hour of the day before twice: a candidate for each offset, the earliest that is right.
 */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  const midnight = utcMidnight(day)
  const candidates = [-DAY_MILLISECONDS, DAY_MILLISECONDS].map((around) => {
    const near = new Date(midnight + around)
    return new Date(midnight - (localTime(near, timeZone).getTime() - near.getTime()))
  })
  const right = candidates.filter((candidate) => dayOf(candidate, timeZone) === day)
  return new Date(Math.min(...(right.length > 0 ? right : candidates).map((candidate) => candidate.getTime())))
}

const utcMidnight = (day: CalendarDay) => Date.parse(`${day}T00:00:00Z`)

/** The moment whose time in UTC reads like `date` does on the clocks of a time zone, to the second. */
function localTime(date: Date, timeZone: string): Date {
  const parts = formatter(timeZone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(date)
  const value = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return new Date(
    Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second')),
  )
}
