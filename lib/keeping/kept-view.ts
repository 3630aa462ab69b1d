import type { ArticleCard, NamedLink } from '@/lib/articles/article-view'
import type { FollowedKind, KeptKind } from './kept'

export type SavedPage = {
  cards: ArticleCard[]
  number: number
  pageCount: number
  /** Of all sections. */
  total: number
  sections: { name: string; slug: string; count: number }[]
}

export type FollowedName = NamedLink & { kind: FollowedKind; id: string }

/** A piece on a list, and the names of what is followed that it belongs to. */
export type KeptEntry = { card: ArticleCard; because: string[] }

/** The newest of what is followed; also what `/api/v1/kept/cards` answers. */
export type ForYouPage = {
  entries: KeptEntry[]
  names: FollowedName[]
  /** The moment before which older ones begin (ISO 8601); null where there are none. */
  next: string | null
}

/** One thing that can be kept, for the form that keeps it without script. */
export type Keepable = { kind: KeptKind; subject: string; name: string; isKept: boolean }
