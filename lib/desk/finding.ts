import type { NewsroomRow } from '@/lib/articles/newsroom-list'

/** What the publishing checks would stop in a piece that is live already. */
export type Finding = { id: string; messages: string[]; publishAt: Date; checkedAt: Date }

/** A piece of which something was found that still may hold: it is as it was when it was looked at. */
export type FlawedPiece = NewsroomRow & { messages: string[] }
