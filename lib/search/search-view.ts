import type { ArticleCard } from '@/lib/articles/article-view'
import type { FacetName } from './facets'
import type { Segment } from './passage'
import type { SearchRequest } from './search-address'

/** A way to narrow a search, or to widen it again. */
export type FacetOption = {
  label: string
  path: string
  /** null where there are too many answers to be counted. */
  articles: number | null
}

export type FacetView = { name: FacetName; title: string; options: FacetOption[] }

/** An answer as the page shows it. `path` lands on the passage. */
export type SearchResultView = {
  card: ArticleCard
  path: string
  /** The passage of the body that answers, else the deck. */
  passage: Segment[]
  missing: string[]
}

export type SearchAnswerView = {
  total: number
  isMore: boolean
  /** How many of the answers are listed at most, where that is fewer than there are. */
  listedMax: number | null
  corrections: { typed: string; instead: string | null }[]
  /** The query as it was corrected; null where nothing was. */
  correctedQuery: string | null
  results: SearchResultView[]
  facets: FacetView[]
  /** What narrows the search now; each path takes one away. */
  chosen: { title: string; label: string; path: string }[]
  pageCount: number
}

/** What stands at the address of a search. */
export type SearchView = { request: SearchRequest } & (
  { kind: 'blank' } | { kind: 'too-long' } | ({ kind: 'answer' } & SearchAnswerView)
)
