import { StoryCard } from '@/components/front/story-card'
import { SAVED_PATH } from '@/components/site/paths'
import { toSubject } from '@/lib/keeping/kept'
import type { SavedQuestion } from '@/lib/keeping/kept-input'
import type { SavedPage } from '@/lib/keeping/kept-view'

type Props = { page: SavedPage; question: SavedQuestion; timeZone: string }

/** What an account saved, with its filters: each is an address. */
export function SavedList({ page, question, timeZone }: Props) {
  if (page.total === 0) {
    return <p className="empty">Nothing here yet. “Save” stands under every headline.</p>
  }
  const { section, order } = question
  return (
    <>
      <nav className="kept-filters" aria-label="Narrow">
        <ul>
          <li>
            <a href={addressOf({ order })} aria-current={section === null ? 'true' : undefined}>
              All <small>{page.total}</small>
            </a>
          </li>
          {page.sections.map(({ name, slug, count }) => (
            <li key={slug}>
              <a href={addressOf({ section: slug, order })} aria-current={section === slug ? 'true' : undefined}>
                {name} <small>{count}</small>
              </a>
            </li>
          ))}
          <li className="kept-order">
            {order === 'newest' ? (
              <a href={addressOf({ section, order: 'oldest' })}>Oldest first</a>
            ) : (
              <a href={addressOf({ section })}>Newest first</a>
            )}
          </li>
        </ul>
      </nav>
      <ul className="story-list">
        {page.cards.map((card) => (
          <li key={card.id}>
            <StoryCard card={card} timeZone={timeZone} shape="listed" level={2} />
            <noscript>
              <a className="keep-button" href={`${SAVED_PATH}?change=${toSubject('article', card.id)}`}>
                Remove<span className="visually-hidden"> {card.headline}</span>
              </a>
            </noscript>
          </li>
        ))}
      </ul>
      {page.pageCount > 1 && (
        <nav className="pagination" aria-label="Pages">
          {page.number > 1 && (
            <a rel="prev" href={addressOf({ section, order, page: page.number - 1 })}>
              Newer
            </a>
          )}
          {page.number < page.pageCount && (
            <a rel="next" href={addressOf({ section, order, page: page.number + 1 })}>
              Older
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function addressOf({ section = null, order = 'newest', page = 1 }: Partial<SavedQuestion>): string {
  const query = new URLSearchParams({
    ...(section === null ? {} : { section }),
    ...(order === 'newest' ? {} : { order }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return query === '' ? SAVED_PATH : `${SAVED_PATH}?${query}`
}
