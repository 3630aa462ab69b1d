import type { ArticleCard } from '@/lib/articles/article-view'
import type { CalendarDay } from '@/lib/dates'

/** What says how much a digest is, before one opens it. */
export type EditionFigures = {
  /** The first moment of the day, for writing it out in the publication's time zone. */
  startsAt: Date
  pieces: number
  /** Of all pieces together. */
  readingMinutes: number
}

/** The digest of one day. Page, print, feed and mail are made from it. */
export type EditionView = EditionFigures & {
  day: CalendarDay
  path: string
  cards: ArticleCard[]
  previous: CalendarDay | null
  next: CalendarDay | null
}
