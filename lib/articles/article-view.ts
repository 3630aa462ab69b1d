import type { Body } from '@/lib/body/body-tree'
import type { Picture } from '@/lib/media/media'
import type { SectionMark } from '@/lib/sections/section'
import type { ArticleContent, PublicChange } from './article'

/** A name that leads somewhere. */
export type NamedLink = { name: string; path: string }

/** A section as a label: its hue is a degree of OKLCH, lightness and chroma are the theme's. */
export type SectionLabel = NamedLink & { id: string; hue: number; mark: SectionMark }

/** A picture of an article: the file, and what this article says about it. */
export type ArticlePicture = Picture & { caption: string; credit: string }

/** An article on a list: everything a card may show, plain values only. */
export type ArticleCard = {
  id: string
  path: string
  headline: string
  deck: string
  kind: ArticleContent['kind']
  sections: SectionLabel[]
  authors: NamedLink[]
  publishedAt: Date
  readingMinutes: number
  picture: ArticlePicture | null
}

export type Byline = NamedLink & {
  id: string
  kind: 'person' | 'desk'
  role: string
  bio: string
  portrait: Picture | null
}

/** Where a translation or reprint first appeared, for the provenance card. */
export type Provenance = {
  kind: 'translation' | 'reprint'
  sourceName: string
  sourceUrl: string
  sourceAuthor: string | null
  /** BCP 47. */
  sourceLanguage: string | null
  sourcePublishedAt: Date | null
  translators: NamedLink[]
}

/** An article as its page shows it. */
export type ArticleView = Omit<ArticleCard, 'authors'> & {
  body: Body
  note: string
  /** Instead of headline and deck for search engines and networks; empty where those will do. */
  seo: ArticleContent['seo']
  byline: Byline[]
  provenance: Provenance | null
  tags: NamedLink[]
  /** Set where the text changed on a later day than it was published, or than the change that readers are told of. */
  updatedAt: Date | null
  /** What readers are told of, newest first: also what `correction` says in structured data. */
  changes: PublicChange[]
}

/** The rails of an article page. No article stands in two of them, nor the one being read in any. */
export type ArticleRails = {
  inline: ArticleCard[]
  grid: ArticleCard[]
  newest: ArticleCard[]
  /** Only beside a piece older than a year: what appeared within thirty days of it, and what followed. */
  atTheTime: ArticleCard[]
  sinceThen: ArticleCard[]
  /** Why a related article stands here, by its id: at most three words or names for "also about: …". */
  reasons: Record<string, string[]>
}

/** One page of a list, and how many pages there are: at least its own number. */
export type ArticleListPage = { cards: ArticleCard[]; number: number; pageCount: number }
