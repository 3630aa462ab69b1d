import { StoryList } from '@/components/front/story-list'
import type { ArticleCard } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import { FEATURES } from './features'
import { SiteFrame } from './site-frame'
import { HOME_PATH, SEARCH_PATH } from './paths'

/** Nothing stands at this address: the menus do, and what is new. */
export function NotFoundPage({ site, suggestions }: { site: SiteView; suggestions: ArticleCard[] }) {
  return (
    <SiteFrame site={site}>
      <main id="content" className="plain-page" tabIndex={-1}>
        <p className="plain-page-mark" aria-hidden="true" />
        <h1>There is no page at this address</h1>
        <p>
          It may have been mistyped, or never existed.{' '}
          {suggestions.length > 0 ? 'Here is what is new.' : 'The sections above lead to everything we publish.'}
        </p>
        {FEATURES.search && (
          <form action={SEARCH_PATH} role="search" className="menu-search">
            <input type="search" name="q" aria-label="Search words" />
            <button type="submit">Search</button>
          </form>
        )}
        <StoryList cards={suggestions} timeZone={site.timeZone} />
        <p>
          <a href={HOME_PATH}>Go to the front page</a>
        </p>
      </main>
    </SiteFrame>
  )
}
