import { formatDay, startOfDay, type CalendarDay } from '@/lib/dates'
import { editionPath } from '@/lib/editions/edition'
import type { EditionView } from '@/lib/editions/edition-view'

type Props = { edition: Pick<EditionView, 'previous' | 'next'>; timeZone: string }

/** The digests before and after: the nearest days that have pieces. */
export function EditionNeighbours({ edition: { previous, next }, timeZone }: Props) {
  if (previous === null && next === null) return null
  const nameOf = (day: CalendarDay) => formatDay(startOfDay(day, timeZone), timeZone)
  return (
    <nav className="pagination" aria-label="Editions">
      {previous !== null && (
        <a rel="prev" href={editionPath(previous)}>
          {nameOf(previous)}
        </a>
      )}
      {next !== null && (
        <a rel="next" href={editionPath(next)}>
          {nameOf(next)}
        </a>
      )}
    </nav>
  )
}
