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

export const DAY_MILLISECONDS = 86_400_000
