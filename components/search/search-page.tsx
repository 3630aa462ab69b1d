import { SiteFrame } from '@/components/site/site-frame'
import type { SiteView } from '@/lib/publication/site-view'
import type { SearchView } from '@/lib/search/search-view'
import { SearchAnswer } from './search-answer'
import { SearchForm } from './search-form'

type Props = { site: SiteView; search: SearchView }

/** The whole archive, by words. Everything on it is a form or a link. */
export function SearchPage({ site, search }: Props) {
  return (
    <SiteFrame site={site}>
      <main id="content" className="archive-page" tabIndex={-1}>
        <h1>Search</h1>
        <SearchForm query={search.request.q} />
        {search.kind === 'blank' && <SearchTips />}
        {search.kind === 'too-long' && (
          <div className="archive-empty">
            <h2>That is more than can be searched for</h2>
            <p>Keep the words that matter most: up to 200 letters.</p>
          </div>
        )}
        {search.kind === 'answer' && <SearchAnswer request={search.request} answer={search} site={site} />}
      </main>
    </SiteFrame>
  )
}

function SearchTips() {
  return (
    <div className="archive-tips">
      <p>Every article we have published, headline to last line. Names are found however they are written.</p>
      <dl>
        <div>
          <dt>caspian seal</dt>
          <dd>articles with both words</dd>
        </div>
        <div>
          <dt>“caspian seal”</dt>
          <dd>the words side by side</dd>
        </div>
        <div>
          <dt>caspian -seal</dt>
          <dd>the one without the other</dd>
        </div>
      </dl>
    </div>
  )
}
