import type { Metadata } from 'next'
import { ForYouList } from '@/components/reader/for-you-list'
import { KeptPage } from '@/components/reader/kept-page'
import { FOR_YOU_PATH } from '@/components/site/paths'
import { getSignedIn } from '@/lib/accounts/session'
import { readQuery } from '@/lib/http/query'
import type { Query } from '@/lib/http/return-path'
import { parseBefore } from '@/lib/keeping/kept-input'
import { findKeepable, listForYou } from '@/lib/keeping/keeping-queries'
import { getSite } from '@/lib/publication/site-queries'
import { changeKept } from '../saved/actions'

export const metadata: Metadata = { title: 'For you' }

/** The newest of what is followed. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { before, change } = await readQuery(searchParams, ['before', 'change'])
  const [signedIn, { timeZone }] = await Promise.all([getSignedIn(), getSite()])
  const [page, keepable] = signedIn
    ? await Promise.all([listForYou(signedIn.actor, parseBefore(before)), findKeepable(signedIn.actor, change)])
    : [null, null]
  return (
    <KeptPage
      title="For you"
      path={FOR_YOU_PATH}
      onDevice="followed"
      timeZone={timeZone}
      keepable={keepable}
      changeKept={changeKept}
    >
      {page && <ForYouList page={page} timeZone={timeZone} moreHref={(moment) => `${FOR_YOU_PATH}?before=${moment}`} />}
    </KeptPage>
  )
}
