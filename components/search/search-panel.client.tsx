import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { SEARCH_PATH } from '@/components/site/paths'
import { clearRecentSearches, keepRecentSearch, listRecentSearches } from '@/lib/quick-search/recent-searches'
import { searchStatus } from '@/lib/quick-search/search-status'
import { ArchiveOptions, useArchive } from './archive-options.client'
import { useCombobox, useFieldText } from './combobox.client'
import { HeadlineOptions, useHeadlines } from './headline-options.client'
import { SearchGroup, SearchOption } from './search-option.client'
import { SlashChoice } from './slash-choice.client'

const searchPath = (query: string) => `${SEARCH_PATH}?q=${encodeURIComponent(query)}`

/** Everything below the search field: what is found, what was searched for before, and how it stands, in words. */
export function SearchPanel({ field, timeZone }: { field: HTMLInputElement; timeZone: string }) {
  const text = useFieldText(field)
  const query = text.trim()
  const list = useRef<HTMLDivElement>(null)
  const headlines = useHeadlines(query)
  const [recent, setRecent] = useState(listRecentSearches)
  const hasOptions = query !== '' || recent.length > 0
  const activeId = useCombobox(field, list, { text, hasOptions })
  const archive = useArchive(query, headlines)

  useEffect(() => {
    const keep = () => {
      keepRecentSearch(field.value)
    }
    field.form?.addEventListener('submit', keep)
    return () => field.form?.removeEventListener('submit', keep)
  }, [field])

  const handleChoice = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) {
      keepRecentSearch(query)
      setRecent(listRecentSearches())
    }
  }
  const handleClear = () => {
    clearRecentSearches()
    setRecent([])
    field.focus()
  }

  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- Keys and focus are the field's: this only hears that one of the links inside was taken. */}
      <div ref={list} id="search-options" role="listbox" aria-label="Results" onClick={handleChoice}>
        {query === '' ? (
          recent.length > 0 && (
            <SearchGroup name="Your last searches">
              {recent.map((words) => (
                <SearchOption key={words} href={searchPath(words)} activeId={activeId}>
                  {words}
                </SearchOption>
              ))}
            </SearchGroup>
          )
        ) : (
          <>
            <HeadlineOptions headlines={headlines} activeId={activeId} />
            {archive.kind === 'answered' && (
              <ArchiveOptions hits={archive.hits} timeZone={timeZone} activeId={activeId} />
            )}
            <SearchOption href={searchPath(query)} activeId={activeId} className="search-all">
              All results for “{query}”
            </SearchOption>
          </>
        )}
      </div>
      <p role="status" className="search-status">
        {searchStatus({ query, headlines, archive })}
      </p>
      <div className="search-foot">
        {query === '' && recent.length > 0 && (
          <button type="button" className="quiet-button" onClick={handleClear}>
            Clear your searches
          </button>
        )}
        <SlashChoice />
      </div>
    </>
  )
}
