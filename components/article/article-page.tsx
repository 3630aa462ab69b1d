import { SiteFrame } from '@/components/site/site-frame'
import { UsefulLinks } from '@/components/site/useful-links'
import type { ArticleRails, ArticleView } from '@/lib/articles/article-view'
import type { PartnerLink, SiteView } from '@/lib/publication/site-view'
import { AgeNote } from './age-note'
import { ArticleBody } from './article-body'
import { ArticleFoot } from './article-foot'
import { ArticleHead, ArticleFacts } from './article-head'
import { LeadPicture } from './lead-picture'
import { GridRail, InlineRail, NewestRail, TimesRails } from './rails'
import { ResumeOffer } from './resume-offer'
import { hueClass } from './section-labels'

type Props = { site: SiteView; article: ArticleView; rails: ArticleRails; links: PartnerLink[]; now: Date }

/** An article, whole: what it is, what it says, where it comes from, and where to go on. */
export function ArticlePage({ site, article, rails, links, now }: Props) {
  const [section] = article.sections
  return (
    <SiteFrame site={site} current={section?.path}>
      <main id="content" className={`article-page ${hueClass(section?.hue ?? 20)}`} tabIndex={-1}>
        <article className="article" data-article={article.path}>
          <ArticleHead site={site} article={article} />
          {article.picture && <LeadPicture picture={article.picture} />}
          <ArticleFacts site={site} article={article} />
          <div className="article-text">
            <AgeNote publishedAt={article.publishedAt} now={now} />
            <ArticleBody body={article.body} />
            <ArticleFoot site={site} article={article} />
          </div>
          <InlineRail cards={rails.inline} reasons={rails.reasons} />
        </article>
        <NewestRail cards={rails.newest} timeZone={site.timeZone} />
        <TimesRails {...rails} timeZone={site.timeZone} />
        <GridRail cards={rails.grid} timeZone={site.timeZone} reasons={rails.reasons} />
        <UsefulLinks links={links} />
        <ResumeOffer />
      </main>
    </SiteFrame>
  )
}
