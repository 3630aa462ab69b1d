import { Breadcrumbs } from '@/components/article/breadcrumbs'
import { StoryCard } from '@/components/front/story-card'
import { DIGEST_PATH, HOME_PATH } from '@/components/site/paths'
import { SiteFrame } from '@/components/site/site-frame'
import { formatDayFull } from '@/lib/dates'
import type { EditionView } from '@/lib/editions/edition-view'
import type { SiteView } from '@/lib/publication/site-view'
import { EditionNeighbours } from './edition-neighbours'
import { EditionFacts } from './edition-facts'

/** A day's pieces, in order, with an end. */
export function EditionPage({ site, edition }: { site: SiteView; edition: EditionView }) {
  const { timeZone } = site
  const [first, ...rest] = edition.cards
  return (
    <SiteFrame site={site} current={DIGEST_PATH}>
      <main id="content" className="list-page edition-page" tabIndex={-1}>
        <header className="edition-head">
          <Breadcrumbs trail={[{ name: site.name, path: HOME_PATH }]} here="Digest" />
          <h1>
            <small>The digest of </small>
            {formatDayFull(edition.startsAt, timeZone)}
          </h1>
          <EditionFacts edition={edition} />
        </header>
        <ol className="edition-pieces">
          {first && (
            <li>
              <StoryCard card={first} timeZone={timeZone} shape="feature" level={2} isLead />
            </li>
          )}
          {rest.map((card) => (
            <li key={card.id}>
              <StoryCard card={card} timeZone={timeZone} shape="listed" level={2} />
            </li>
          ))}
        </ol>
        <p className="edition-end">{edition.next === null ? 'You are up to date.' : 'That was this day, whole.'}</p>
        <EditionNeighbours edition={edition} timeZone={timeZone} />
      </main>
    </SiteFrame>
  )
}
