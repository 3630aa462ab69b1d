import { DAY_MILLISECONDS } from '@/lib/dates'

const YEAR_MILLISECONDS = 365 * DAY_MILLISECONDS

/** Says of a piece older than a year how old it is, before it is read as news. */
export function AgeNote({ publishedAt, now }: { publishedAt: Date; now: Date }) {
  const years = Math.floor((now.getTime() - publishedAt.getTime()) / YEAR_MILLISECONDS)
  if (years < 1) return null
  return (
    <p className="age-note" role="note">
      This piece is more than {years === 1 ? 'a year' : `${years} years`} old. Some of what it says may have changed.
    </p>
  )
}
