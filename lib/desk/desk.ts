import type { NewsroomRow } from '@/lib/articles/newsroom-list'
import type { SearchCount } from '@/lib/search/search-count'
import type { FlawedPiece } from './finding'
import type { BrokenSource } from './source-link'

/** Whoever enters the newsroom looks here first: each list is short, and says where the whole of it stands. */
export type Desk = {
  /** Scheduled, the next one first. */
  next: NewsroomRow[]
  /** In review: what somebody was asked for by name first, then what waits longest. */
  review: NewsroomRow[]
  /** One's own, those that came back with a word first. */
  drafts: NewsroomRow[]
  /** Since the publication's day began. */
  changed: NewsroomRow[]
  /** Live pieces that the publishing checks would stop today; null for who cannot mend them. */
  flawed: FlawedPiece[] | null
  /** Sources of live pieces that do not answer any more; null for who cannot mend them. */
  brokenSources: BrokenSource[] | null
  /** Mails that were given up; null for who cannot send them again. */
  failedMails: number | null
  /** Of the last seven days; null for who cannot help the search. */
  unanswered: SearchCount[] | null
}

/** Two lists as one of at most `limit`: what stands in the first does not come again. */
export function firstOf<Row extends { id: string }>(limit: number, one: readonly Row[], other: readonly Row[]): Row[] {
  return [...new Map([...one, ...other].map((row) => [row.id, row])).values()].slice(0, limit)
}

/** Drafts in the order in which they ask for work: what came back from an editor, then the latest. */
export const returnedFirst = <Row extends Pick<NewsroomRow, 'review'>>(drafts: readonly Row[]): Row[] => [
  ...drafts.filter(({ review }) => review !== null),
  ...drafts.filter(({ review }) => review === null),
]
