import { useEffect, useState } from 'react'
import { DAY_MILLISECONDS, formatDayShort } from '@/lib/dates'
import { NO_ANSWER } from '@/lib/quick-search/quick-search'
import { startQuickSearch, type QuickUpdate } from '@/lib/quick-search/quick-search-client'
import type { HeadlinesState } from '@/lib/quick-search/search-status'
import { Marked } from './marked.client'
import { SearchGroup, SearchOption } from './search-option.client'

// One worker for the page's life: it holds the index.
let quickSearch: ReturnType<typeof startQuickSearch> | undefined
const listeners = new Set<(update: QuickUpdate) => void>()

function ask(query: string): void {
  quickSearch ??= startQuickSearch((update) => {
    for (const listen of listeners) listen(update)
  })
  quickSearch.ask(query)
}

/** What the newest articles answer; while the worker is at it, its last answer. The first call fetches the index. */
export function useHeadlines(query: string): HeadlinesState {
  const [state, setState] = useState<HeadlinesState>({ kind: 'waiting', answer: NO_ANSWER })
  useEffect(() => {
    const listen = (update: QuickUpdate) => {
      if (update.kind === 'failed') setState({ kind: 'failed', answer: NO_ANSWER })
      else setState({ kind: update.isWhole ? 'whole' : 'waiting', answer: update.answer, query: update.query })
    }
    listeners.add(listen)
    return () => void listeners.delete(listen)
  }, [])
  useEffect(() => {
    ask(query)
  }, [query])
  return state
}

const KIND_NAMES = { section: 'Section', author: 'Author', tag: 'Tag' }

/** Sections, authors and tags of that name, then articles, the best first. */
export function HeadlineOptions({ headlines, activeId }: { headlines: HeadlinesState; activeId: string | null }) {
  const { places, articles, isForgiven } = headlines.answer
  return (
    <>
      {places.length > 0 && (
        <SearchGroup name="Go to">
          {places.map(({ kind, name, path }) => (
            <SearchOption key={path} href={path} activeId={activeId} className="search-place">
              <span className="search-headline">
                <Marked text={name} />
              </span>
              <span className="search-facts">{KIND_NAMES[kind]}</span>
            </SearchOption>
          ))}
        </SearchGroup>
      )}
      {articles.length > 0 && (
        <SearchGroup name={isForgiven ? 'Newest articles, spelled nearly so' : 'Newest articles'}>
          {articles.map(({ path, headline, deck, section, day }) => (
            <SearchOption key={path} href={path} activeId={activeId}>
              <span className="search-headline">
                <Marked text={headline} />
              </span>
              {deck && (
                <span className="search-deck">
                  <Marked text={deck} />
                </span>
              )}
              <span className="search-facts">
                {section} · {formatDayShort(new Date(day * DAY_MILLISECONDS), 'UTC')}
              </span>
            </SearchOption>
          ))}
        </SearchGroup>
      )}
    </>
  )
}
