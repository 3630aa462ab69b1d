import type { Metadata, Route } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { ArticlePage } from '@/components/article/article-page'
import { StructuredData } from '@/components/site/structured-data'
import { BUILD_PLACEHOLDER, SLUG_PATTERN } from '@/lib/addresses/address'
import { getArticle, type ArticleAnswer } from '@/lib/articles/article-queries'
import { getArticleRails } from '@/lib/articles/article-rail-queries'
import { listPartnerLinks } from '@/lib/links/link-queries'
import { getPublication, getRenderMoment, getSite } from '@/lib/publication/site-queries'
import { articleMetadata } from '@/lib/sharing/article-metadata'
import { toArticleThing } from '@/lib/structured-data/article-thing'
import { toBreadcrumbs, toPublisher } from '@/lib/structured-data/site-things'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ section: BUILD_PLACEHOLDER, slug: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ section: string; slug: string }> }

const articleAt = async ({ params }: Props): Promise<ArticleAnswer> => {
  const { section, slug } = await params
  return SLUG_PATTERN.test(section) && SLUG_PATTERN.test(slug) ? getArticle(section, slug) : { kind: 'missing' }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const answer = await articleAt(props)
  if (answer.kind !== 'article') return {}
  return articleMetadata(answer.article, await getPublication())
}

export default async function Page(props: Props) {
  const answer = await articleAt(props)
  switch (answer.kind) {
    case 'moved':
      return permanentRedirect(answer.path as Route)
    case 'missing':
      return notFound()
    case 'article': {
      const { article } = answer
      const [site, rails, links, now] = await Promise.all([
        getSite(),
        getArticleRails(article.id),
        listPartnerLinks(),
        getRenderMoment(),
      ])
      const trail = [{ name: site.name, path: '/' }, ...article.sections.slice(0, 1)]
      const things = [toArticleThing(article, site), toBreadcrumbs(site, trail, article.headline), toPublisher(site)]
      return (
        <>
          <StructuredData things={things} />
          <ArticlePage site={site} article={article} rails={rails} links={links} now={now} />
        </>
      )
    }
  }
}
