import { StoryList } from '@/components/front/story-list'
import type { ArticleCard } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import { SiteFrame } from './site-frame'
import { HOME_PATH, SEARCH_PATH } from './paths'

type Props = {
  site: SiteView
  kind: 'not-found' | 'gone'
  offer: { words: string; closest: ArticleCard[]; newest: ArticleCard[] }
}

const SAID = {
  'not-found': { title: 'There is no page at this address', why: 'It may have been mistyped, or never existed.' },
  gone: { title: 'This piece was taken down', why: 'It stood here, and the editors withdrew it.' },
}

/** Nothing stands at this address: the menus do, what comes closest to its words, and a search that has them already. */
export function LostPage({ site, kind, offer }: Props) {
  const { words, closest, newest } = offer
  const { title, why } = SAID[kind]
  const cards = closest.length > 0 ? closest : newest
  return (
    <SiteFrame site={site}>
      <main id="content" className="plain-page" tabIndex={-1}>
        <p className="plain-page-mark" aria-hidden="true" />
        <h1>{title}</h1>
        <p>
          {why} {cards.length === 0 && 'The sections above lead to everything we publish.'}
        </p>
        <form action={SEARCH_PATH} role="search" className="menu-search">
          <input type="search" name="q" aria-label="Search words" defaultValue={words} />
          <button type="submit">Search</button>
        </form>
        {cards.length > 0 && (
          <section aria-labelledby="offer">
            <h2 id="offer" className="rail-title">
              {closest.length > 0 ? 'Closest to this address' : 'What is new'}
            </h2>
            <StoryList cards={cards} timeZone={site.timeZone} level={3} />
          </section>
        )}
        <p>
          <a href={HOME_PATH}>Go to the front page</a>
        </p>
      </main>
    </SiteFrame>
  )
}
