import { Day } from '@/components/ui/day'
import { ReadingTime } from '@/components/ui/reading-time'
import type { ArticleView } from '@/lib/articles/article-view'
import { litePath } from '@/lib/lite/lite'
import type { SiteView } from '@/lib/publication/site-view'
import { KeepButton } from '@/components/reader/keep-button'
import { Breadcrumbs } from './breadcrumbs'
import { BylineList } from './byline-list'
import { CHANGES_ID } from './change-history'
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

/** "Corrected" or "Updated", by the newest change that readers are told of; a later quiet one has a line of its own. */
function Revised({ article, timeZone }: { article: ArticleView; timeZone: string }) {
  const { changes, updatedAt } = article
  const [newest] = changes
  return (
    <>
      {newest && (
        <li>
          <a href={`#${CHANGES_ID}`}>{newest.kind === 'correction' ? 'Corrected' : 'Updated'}</a>{' '}
          <Day date={newest.at} timeZone={timeZone} />
        </li>
      )}
      {updatedAt && (
        <li>
          {newest ? 'Edited' : 'Updated'} <Day date={updatedAt} timeZone={timeZone} />
        </li>
      )}
    </>
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
        <Revised article={article} timeZone={site.timeZone} />
        <li>
          <ReadingTime minutes={article.readingMinutes} />
        </li>
        <li>
          <a href={litePath(article.path)}>Lite version</a>
        </li>
      </ul>
      <KeepButton kind="article" id={article.id} name={article.headline} isWhole />
      <Share headline={article.headline} url={new URL(article.path, site.siteUrl).href} />
      <OnThisPage headings={article.body.headings} />
    </div>
  )
}
