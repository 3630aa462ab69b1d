import type { ArticleRails, ArticleView } from '@/lib/articles/article-view'
import type { PartnerLink, SiteView } from '@/lib/publication/site-view'
import { ArticlePage } from './article-page'

export type DraftPreviewProps = {
  site: SiteView
  article: ArticleView
  rails: ArticleRails
  links: PartnerLink[]
  now: Date
}

/** An article's page as readers would see it, with a line over it that says they do not yet. */
export function DraftPreview(props: DraftPreviewProps) {
  return (
    <>
      <p className="draft-preview-line" role="note">
        Preview of a draft. Readers do not see this.
      </p>
      <ArticlePage {...props} />
    </>
  )
}
