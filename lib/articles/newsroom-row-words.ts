import { formatDayShort, formatMinute } from '@/lib/dates'
import { listedState, type NewsroomRow } from './newsroom-list'

/** What the state alone does not say: for whom a piece waits, when it goes live, what it was before. */
export function stateDetail(row: NewsroomRow, { timeZone, now }: { timeZone: string; now: Date }): string {
  switch (listedState(row, now)) {
    case 'scheduled':
      return row.publishAt === null ? '' : `for ${formatMinute(row.publishAt, timeZone)}`
    case 'review':
      return row.review === null || row.review.assigneeName === ''
        ? 'for whoever comes first'
        : `for ${row.review.assigneeName}`
    case 'draft':
      return row.review === null ? '' : `back from ${row.review.byName}`
    case 'trashed':
      return row.trashedFrom === null ? '' : `was ${WAS[row.trashedFrom]}`
    case 'published':
      return row.unpublishAt === null ? '' : `until ${formatDayShort(row.unpublishAt, timeZone)}`
    case 'withdrawn':
      return ''
  }
}

const WAS = { draft: 'a draft', review: 'in review', published: 'published', withdrawn: 'withdrawn' }
