import type { EditionFigures } from '@/lib/editions/edition-view'
import type { ArticleCard, SectionLabel } from '@/lib/articles/article-view'

/** The home page. No article stands in it twice. */
export type FrontView = {
  /** The newest digest, in figures. */
  edition: EditionFigures | null
  lead: ArticleCard | null
  featured: ArticleCard[]
  latest: ArticleCard[]
  blocks: { section: SectionLabel; cards: ArticleCard[] }[]
}
