import { KeepButton } from '@/components/reader/keep-button'
import { Breadcrumbs } from '@/components/article/breadcrumbs'
import type { ArticleListPage } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import { ListPage, PageNumber } from './list-page'
import { HOME_PATH } from '@/components/site/paths'

type Tag = { id: string; name: string; path: string; description: string }

/** Everything about one thing. */
export function TagPage({ site, tag, page }: { site: SiteView; tag: Tag; page: ArticleListPage }) {
  return (
    <ListPage
      site={site}
      path={tag.path}
      hue={20}
      page={page}
      hasLabels
      head={
        <header className="list-head">
          <Breadcrumbs trail={[{ name: site.name, path: HOME_PATH }]} here={tag.name} />
          <h1>
            {tag.name}
            <PageNumber number={page.number} />
          </h1>
          {tag.description !== '' && <p className="deck">{tag.description}</p>}
          <KeepButton kind="tag" id={tag.id} name={tag.name} isWhole />
        </header>
      }
    />
  )
}
