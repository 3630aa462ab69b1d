import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/site/site-frame'
import { Pagination } from '@/components/ui/pagination'
import { Slot } from '@/components/ui/slot'
import type { ArticleListPage } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import { hueClass } from '@/components/article/section-labels'
import { StoryCard } from './story-card'
import { StoryList } from './story-list'

type Props = {
  site: SiteView
  path: string
  hue: number
  page: ArticleListPage
  /** Holds the page's only `h1`. */
  head: ReactNode
  hasLabels: boolean
  current?: string
}

/** A list by address: its first page opens with its newest story. */
export function ListPage({ site, path, hue, page, head, hasLabels, current }: Props) {
  const [lead, ...rest] = page.number === 1 ? page.cards : []
  const listed = page.number === 1 ? rest : page.cards
  return (
    <SiteFrame site={site} current={current}>
      <main id="content" className={`list-page ${hueClass(hue)}`} tabIndex={-1}>
        {head}
        {page.cards.length === 0 && (
          <p className="empty">Nothing here yet. Try a different section or an earlier year.</p>
        )}
        {lead && (
          <StoryCard card={lead} timeZone={site.timeZone} shape="feature" level={2} hasLabels={hasLabels} isLead />
        )}
        <StoryList cards={listed} timeZone={site.timeZone} hasLabels={hasLabels} />
        <Slot as="ul" className="story-list" data-more-list="" />
        <Pagination path={path} number={page.number} pageCount={page.pageCount} />
        <Slot data-more-pager="" />
      </main>
    </SiteFrame>
  )
}

/** ", page 2", in a heading: nothing on the first. */
export function PageNumber({ number }: { number: number }) {
  return number > 1 ? <small>, page {number}</small> : null
}
