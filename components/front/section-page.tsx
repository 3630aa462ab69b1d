import { KeepButton } from '@/components/reader/keep-button'
import { Breadcrumbs } from '@/components/article/breadcrumbs'
import { sectionClass } from '@/components/article/section-labels'
import type { ArticleListPage, NamedLink } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import type { SectionMark } from '@/lib/sections/section'
import { ListPage, PageNumber } from './list-page'
import { HOME_PATH } from '@/components/site/paths'

type Section = {
  id: string
  name: string
  path: string
  hue: number
  mark: SectionMark
  description: string
  parent: NamedLink | null
  children: NamedLink[]
}

/** A section: what it is about, what lies below it, its stories. */
export function SectionPage({ site, section, page }: { site: SiteView; section: Section; page: ArticleListPage }) {
  const home = { name: site.name, path: HOME_PATH }
  return (
    <ListPage
      site={site}
      path={section.path}
      hue={section.hue}
      page={page}
      current={section.path}
      hasLabels={section.children.length > 0}
      head={
        <header className={`list-head section-head ${sectionClass(section)}`}>
          <Breadcrumbs trail={section.parent ? [home, section.parent] : [home]} here={section.name} />
          <h1>
            {section.name}
            <PageNumber number={page.number} />
          </h1>
          {section.description !== '' && <p className="deck">{section.description}</p>}
          <KeepButton kind="section" id={section.id} name={section.name} isWhole />
          {section.children.length > 0 && (
            <ul className="subsections" aria-label={`Below ${section.name}`}>
              {section.children.map((child) => (
                <li key={child.path}>
                  <a href={child.path}>{child.name}</a>
                </li>
              ))}
            </ul>
          )}
        </header>
      }
    />
  )
}
