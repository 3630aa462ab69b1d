import { onlineManager, useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { formatDayShort } from '@/lib/dates'
import { askArchive, type ArchiveHit } from '@/lib/quick-search/ask-archive'
import type { ArchiveState, HeadlinesState } from '@/lib/quick-search/search-status'
import { Marked } from './marked.client'
import { SearchGroup, SearchOption } from './search-option.client'

const PAUSE_MILLISECONDS = 250

/** What the whole archive answers, asked when nothing was typed for a moment; without what stands above already. */
export function useArchive(query: string, headlines: HeadlinesState): ArchiveState {
  const asked = usePaused(query)
  const isOnline = useSyncExternalStore(
    (onChange) => onlineManager.subscribe(onChange),
    () => onlineManager.isOnline(),
  )
  const { data, isError } = useQuery({
    queryKey: ['archive', asked],
    queryFn: ({ signal }) => askArchive(asked, signal),
    enabled: asked !== '',
  })
  if (query === '') return { kind: 'idle' }
  if (asked === query && data) {
    const above = new Set(headlines.answer.articles.map(({ path }) => path))
    return { kind: 'answered', hits: data.filter(({ path }) => !above.has(withoutFragment(path))) }
  }
  if (!isOnline) return { kind: 'offline' }
  return { kind: asked === query && isError ? 'failed' : 'waiting' }
}

const withoutFragment = (path: string) => path.split('#', 1)[0] ?? path

/** The query once nothing was typed for a moment: each letter by itself is not worth a question. */
function usePaused(query: string): string {
  const [paused, setPaused] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => {
      setPaused(query)
    }, PAUSE_MILLISECONDS)
    return () => {
      clearTimeout(timer)
    }
  }, [query])
  return paused
}

type Props = { hits: readonly ArchiveHit[]; timeZone: string; activeId: string | null }

export function ArchiveOptions({ hits, timeZone, activeId }: Props) {
  if (hits.length === 0) return null
  return (
    <SearchGroup name="In the texts">
      {hits.map(({ path, headline, passage, section, publishedAt }) => (
        <SearchOption key={path} href={path} activeId={activeId}>
          <span className="search-headline">{headline}</span>
          {passage.length > 0 && (
            <span className="search-deck">
              <Marked text={passage} />
            </span>
          )}
          <span className="search-facts">
            {section !== null && `${section} · `}
            {formatDayShort(new Date(publishedAt), timeZone)}
          </span>
        </SearchOption>
      ))}
    </SearchGroup>
  )
}
