import { Day } from '@/components/ui/day'
import { ReadingTime } from '@/components/ui/reading-time'
import type { ArticleView } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import { Breadcrumbs } from './breadcrumbs'
import { BylineList } from './byline-list'
import { OnThisPage } from './on-this-page'
import { SectionLabels } from './section-labels'
import { Share } from './share'
import { HOME_PATH } from '@/components/site/paths'

type Props = { site: SiteView; article: ArticleView }

/** Where we are, what it is called, what it is about. */
export function ArticleHead({ site, article }: Props) {
  const [section] = article.sections
  const home = { name: site.name, path: HOME_PATH }
  return (
    <header className="article-head">
      <Breadcrumbs trail={section ? [home, section] : [home]} here={article.headline} />
      <SectionLabels sections={article.sections} countMax={8} />
      <h1>{article.headline}</h1>
      {article.deck !== '' && <p className="deck">{article.deck}</p>}
    </header>
  )
}

/** Who, when, how long, and what to do with it: beside the text where there is room. */
export function ArticleFacts({ site, article }: Props) {
  return (
    <div className="article-facts">
      <BylineList byline={article.byline} />
      {article.provenance && (
        <p className="source-line">
          {article.provenance.kind === 'translation' ? 'Translated from' : 'Reprinted from'}{' '}
          <a href={article.provenance.sourceUrl} rel="noopener external">
            {article.provenance.sourceName}
          </a>
        </p>
      )}
      <ul className="dates">
        <li>
          Published <Day date={article.publishedAt} timeZone={site.timeZone} />
        </li>
        {article.updatedAt && (
          <li>
            Updated <Day date={article.updatedAt} timeZone={site.timeZone} />
          </li>
        )}
        <li>
          <ReadingTime minutes={article.readingMinutes} />
        </li>
      </ul>
      <Share headline={article.headline} url={new URL(article.path, site.siteUrl).href} />
      <OnThisPage headings={article.body.headings} />
    </div>
  )
}
