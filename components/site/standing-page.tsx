import { ArticleBody } from '@/components/article/article-body'
import { Day } from '@/components/ui/day'
import type { Body } from '@/lib/body/body-tree'
import type { SiteView } from '@/lib/publication/site-view'
import { SiteFrame } from './site-frame'

/** A standing text: who we are, privacy, terms, cookies. */
export function StandingPage({ site, page }: { site: SiteView; page: { title: string; body: Body; updatedAt: Date } }) {
  return (
    <SiteFrame site={site}>
      <main id="content" className="standing-page" tabIndex={-1}>
        <h1>{page.title}</h1>
        <ArticleBody body={page.body} />
        <p className="foot-line">
          Updated <Day date={page.updatedAt} timeZone={site.timeZone} />
        </p>
      </main>
    </SiteFrame>
  )
}
