import { StoryCard } from '@/components/front/story-card'
import { FOR_YOU_PATH } from '@/components/site/paths'
import { toSubject } from '@/lib/keeping/kept'
import type { ForYouPage, KeptEntry } from '@/lib/keeping/kept-view'
import { KeepButton } from './keep-button'

type Props = { page: ForYouPage; timeZone: string; moreHref?: (before: string) => string }

/** What is followed, by name, and the newest of it. */
export function ForYouList({ page, timeZone, moreHref }: Props) {
  if (page.names.length === 0) {
    return (
      <p className="empty">You follow nothing yet. “Follow” stands on the page of every section, tag and author.</p>
    )
  }
  return (
    <>
      <section className="followed" aria-labelledby="followed">
        <h2 id="followed">You follow</h2>
        <ul>
          {page.names.map(({ kind, id, name, path }) => (
            <li key={id}>
              <a href={path}>{name}</a> <KeepButton kind={kind} id={id} name={name} />
              <noscript>
                <a className="keep-button" href={`${FOR_YOU_PATH}?change=${toSubject(kind, id)}`}>
                  Change<span className="visually-hidden"> {name}</span>
                </a>
              </noscript>
            </li>
          ))}
        </ul>
      </section>
      <KeptEntries entries={page.entries} timeZone={timeZone} />
      {page.next !== null && moreHref && (
        <nav className="pagination" aria-label="Pages">
          <a rel="next" href={moreHref(page.next)}>
            Older
          </a>
        </nav>
      )}
    </>
  )
}

/** Pieces one below the other, each with why it stands here. */
export function KeptEntries({ entries, timeZone }: { entries: readonly KeptEntry[]; timeZone: string }) {
  if (entries.length === 0) return <p className="empty">Nothing here yet.</p>
  return (
    <ul className="story-list">
      {entries.map(({ card, because }) => (
        <li key={card.id}>
          <StoryCard card={card} timeZone={timeZone} shape="listed" level={2} />
          {because.length > 0 && <p className="also-about">You follow {because.join(', ')}</p>}
        </li>
      ))}
    </ul>
  )
}
