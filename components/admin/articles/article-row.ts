import type { ListedState } from '@/lib/articles/newsroom-list'

/** A piece as lists of the newsroom show it: everything in words. */
export type ArticleRowView = {
  id: string
  headline: string
  state: ListedState
  /** What belongs to the state: for whom it waits, when it goes live. */
  detail: string
  section: string
  authors: string
  origin: string
  changed: string
  published: string
}
