import type { Metadata } from 'next'
import { DeviceMerge } from '@/components/reader/device-merge.client'
import { DeviceList } from '@/components/reader/device-list.client'
import { ForYouList } from '@/components/reader/for-you-list'
import { KeepForm } from '@/components/reader/keep-form'
import { SignInToKeep } from '@/components/reader/sign-in-to-keep'
import { FOR_YOU_PATH } from '@/components/site/paths'
import { getSignedIn } from '@/lib/accounts/session'
import type { Query } from '@/lib/http/return-path'
import { parseBefore } from '@/lib/keeping/kept-input'
import { findKeepable, listForYou } from '@/lib/keeping/keeping-queries'
import { getSite } from '@/lib/publication/site-queries'
import { changeKept } from '../saved/actions'

export const metadata: Metadata = { title: 'For you' }

/** The newest of what is followed: by the account, or for anyone else by the device. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const query = await searchParams
  const [signedIn, { timeZone }] = await Promise.all([getSignedIn(), getSite()])
  if (!signedIn) {
    return (
      <div className="kept-page">
        <h1>For you</h1>
        <SignInToKeep path={FOR_YOU_PATH} />
        <DeviceList kinds="followed" timeZone={timeZone} />
      </div>
    )
  }
  const { actor } = signedIn
  const [page, keepable] = await Promise.all([
    listForYou(actor, parseBefore(query['before'])),
    typeof query['change'] === 'string' ? findKeepable(actor, query['change']) : null,
  ])
  return (
    <div className="kept-page">
      <h1>For you</h1>
      <DeviceMerge />
      {keepable && <KeepForm action={changeKept} keepable={keepable} />}
      <ForYouList page={page} timeZone={timeZone} moreHref={(before) => `${FOR_YOU_PATH}?before=${before}`} />
    </div>
  )
}
