'use client'

import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { markKept } from '@/lib/reader-script/mark-kept'
import { recallPairs } from '@/lib/reader-script/store'
import { parseSubject } from '@/lib/keeping/kept'
import type { ForYouPage } from '@/lib/keeping/kept-view'
import { ForYouList, KeptEntries } from './for-you-list'

type Props = { kinds: 'article' | 'followed'; timeZone: string }

/** What the device keeps for a reader who is not signed in. */
export function DeviceList(props: Props) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1 } } }))
  return (
    <QueryClientProvider client={client}>
      <List {...props} />
    </QueryClientProvider>
  )
}

function List({ kinds, timeZone }: Props) {
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ['kept', kinds],
    queryFn: ({ pageParam }) => listKept(kinds, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  // The buttons of cards that came just now do not know yet what is kept.
  useEffect(markKept, [data])
  if (error)
    return (
      <p className="empty" role="alert">
        {navigator.onLine ? 'This could not be loaded.' : 'You are offline.'}{' '}
        <button type="button" className="link-button" onClick={() => void refetch()}>
          Try again
        </button>
      </p>
    )
  const [first] = data?.pages ?? []
  if (!first)
    return (
      <p className="empty needs-script" role="status">
        One moment…
      </p>
    )
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <div className="needs-script">
      {kinds === 'article' ? (
        <Saved entries={entries} timeZone={timeZone} />
      ) : (
        <ForYouList page={{ ...first, entries }} timeZone={timeZone} />
      )}
      {hasNextPage && (
        <p className="load-more">
          <button type="button" className="main-button" aria-disabled={isFetching} onClick={() => void fetchNextPage()}>
            Older
          </button>
        </p>
      )}
    </div>
  )
}

function Saved({ entries, timeZone }: { entries: ForYouPage['entries']; timeZone: string }) {
  if (entries.length === 0) return <p className="empty">Nothing here yet. “Save” stands under every headline.</p>
  return <KeptEntries entries={entries} timeZone={timeZone} />
}

const BATCH = 48

/** Pieces a batch at a time, by when they were saved; what is followed by the moment before which to go on. */
async function listKept(kinds: Props['kinds'], from: string): Promise<ForYouPage> {
  const wanted = recallPairs('kept')
    .flatMap(([subject]) => parseSubject(subject) ?? [])
    .filter(({ kind }) => (kind === 'article') === (kinds === 'article'))
    .map(({ kind, id }) => `${kind}:${id}`)
    .toReversed()
  const begin = kinds === 'article' ? Number(from) : 0
  const asked = wanted.slice(begin, kinds === 'article' ? begin + BATCH : undefined)
  if (asked.length === 0) return { entries: [], names: [], next: null }
  const query = new URLSearchParams({ of: asked.join() })
  if (kinds === 'followed' && from !== '') query.set('before', from)
  const answer = await fetch(`/api/v1/kept/cards?${query.toString()}`)
  if (!answer.ok) throw new Error(answer.statusText)
  const page = JSON.parse(await answer.text(), reviveDates) as ForYouPage
  const hasMore = begin + BATCH < wanted.length
  return kinds === 'article' ? { ...page, next: hasMore ? String(begin + BATCH) : null } : page
}

const reviveDates = (key: string, value: unknown) =>
  key === 'publishedAt' && typeof value === 'string' ? new Date(value) : value
