import { KeepButton } from '@/components/reader/keep-button'
import { Breadcrumbs } from '@/components/article/breadcrumbs'
import { Picture } from '@/components/site/picture'
import type { ArticleListPage, Byline } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import { ListPage, PageNumber } from './list-page'
import { HOME_PATH } from '@/components/site/paths'

/** A person or a desk, and what they wrote. */
export function AuthorPage({ site, author, page }: { site: SiteView; author: Byline; page: ArticleListPage }) {
  return (
    <ListPage
      site={site}
      path={author.path}
      hue={20}
      page={page}
      hasLabels
      head={
        <header className="list-head">
          <Breadcrumbs trail={[{ name: site.name, path: HOME_PATH }]} here={author.name} />
          {author.portrait && <Picture picture={author.portrait} sizes="6rem" widthMax={320} isDecoration />}
          <h1>
            {author.name}
            <PageNumber number={page.number} />
          </h1>
          {author.role !== '' && <p className="list-role">{author.role}</p>}
          {author.bio !== '' && <p className="deck">{author.bio}</p>}
          <KeepButton kind="author" id={author.id} name={author.name} isWhole />
        </header>
      }
    />
  )
}
