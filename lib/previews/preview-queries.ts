import 'server-only'
import { articlePath } from '@/lib/addresses/address'
import { findArticle } from '@/lib/articles/article-lookup'
import { toArticleView } from '@/lib/articles/article-queries'
import { getArticleRails } from '@/lib/articles/article-rail-queries'
import type { ArticleRails, ArticleView } from '@/lib/articles/article-view'
import { countBodyWords } from '@/lib/body/sanitise'
import { findDraftContent } from '@/lib/drafts/draft-lookup'
import { AppError } from '@/lib/errors'
import { listPartnerLinks } from '@/lib/links/link-queries'
import { getSite } from '@/lib/publication/site-queries'
import type { PartnerLink, SiteView } from '@/lib/publication/site-view'
import { listSectionLabels } from '@/lib/sections/section-queries'

export type Preview = { site: SiteView; article: ArticleView; rails: ArticleRails; links: PartnerLink[]; now: Date }

/**
 * An article's page with its draft in it, past every cache of articles. It asks for no permission: whoever calls has
 * found out that this person may see it. Throws NOT_FOUND where there is no such article.
 */
export async function getPreview(id: string): Promise<Preview> {
  const [article, content] = await Promise.all([findArticle(id), findDraftContent(id)])
  if (!article) throw new AppError('NOT_FOUND', 'This article does not exist any more.')
  const shown = content ? { ...article, ...content, wordCount: countBodyWords(content.body) } : article
  const now = new Date()
  const [primary] = await listSectionLabels(shown.sectionIds.slice(0, 1))
  const path = articlePath(primary?.path.slice(1) ?? '-', shown.slug || article.slug)
  const [site, view, rails, links] = await Promise.all([
    getSite(),
    toArticleView({ ...shown, publishAt: article.publishAt ?? now, updatedAt: null }, path),
    getArticleRails(id),
    listPartnerLinks(),
  ])
  return { site, article: view, rails, links, now }
}
