import { sectionClass } from '@/components/article/section-labels'
import { EditionEntry } from '@/components/edition/edition-entry'
import { SiteFrame } from '@/components/site/site-frame'
import { UsefulLinks } from '@/components/site/useful-links'
import type { FrontView } from '@/lib/fronts/front-view'
import type { PartnerLink, SiteView } from '@/lib/publication/site-view'
import { FrontBlock } from './front-block'
import { StoryCard } from './story-card'
import { HOME_PATH } from '@/components/site/paths'

/** The home page: the day's story, four more, the latest, and the sections that the editors chose. */
export function FrontPage({ site, front, links }: { site: SiteView; front: FrontView; links: PartnerLink[] }) {
  const { timeZone } = site
  const isEmpty = front.lead === null && front.latest.length === 0
  return (
    <SiteFrame site={site} current={HOME_PATH}>
      <main id="content" className="front-page" tabIndex={-1}>
        <h1 className="visually-hidden">{site.tagline === '' ? site.name : `${site.name}: ${site.tagline}`}</h1>
        {isEmpty && <p className="empty">Nothing is published yet.</p>}
        {front.edition && <EditionEntry edition={front.edition} timeZone={timeZone} />}
        {front.lead && (
          <section className="front-top" aria-label="Top stories">
            <StoryCard card={front.lead} timeZone={timeZone} shape="lead" level={2} isLead />
            {front.featured.length > 0 && (
              <ul className="front-featured">
                {front.featured.map((card) => (
                  <li key={card.id}>
                    <StoryCard card={card} timeZone={timeZone} shape="tile" level={2} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        {front.latest.length > 0 && (
          <section className="front-latest" aria-labelledby="latest">
            <h2 id="latest" className="rail-title">
              Latest
            </h2>
            <ul>
              {front.latest.map((card) => (
                <li key={card.id}>
                  <StoryCard card={card} timeZone={timeZone} shape="line" level={3} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {front.blocks.map(({ section, cards }, index) => (
          <section
            key={section.id}
            className={`front-block ${sectionClass(section)}`}
            aria-labelledby={`block-${section.id}`}
          >
            <h2 id={`block-${section.id}`} className="block-title">
              <a href={section.path}>{section.name}</a>
            </h2>
            <FrontBlock cards={cards} timeZone={timeZone} layout={LAYOUTS[index % LAYOUTS.length] ?? 'lead-left'} />
          </section>
        ))}
        <UsefulLinks links={links} />
      </main>
    </SiteFrame>
  )
}

/** One after the other, so that neighbours differ. */
const LAYOUTS = ['lead-left', 'columns', 'lead-right', 'words'] as const
