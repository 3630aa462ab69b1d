import type { Metadata } from 'next'
import { DeviceMerge } from '@/components/reader/device-merge.client'
import { DeviceList } from '@/components/reader/device-list.client'
import { KeepForm } from '@/components/reader/keep-form'
import { SavedList } from '@/components/reader/saved-list'
import { SignInToKeep } from '@/components/reader/sign-in-to-keep'
import { SAVED_PATH } from '@/components/site/paths'
import { getSignedIn } from '@/lib/accounts/session'
import type { Query } from '@/lib/http/return-path'
import { parseSavedQuestion } from '@/lib/keeping/kept-input'
import { findKeepable, listSaved } from '@/lib/keeping/keeping-queries'
import { getSite } from '@/lib/publication/site-queries'
import { changeKept } from './actions'

export const metadata: Metadata = { title: 'Saved articles' }

/** What was saved: in the account, or for anyone else on the device. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const query = await searchParams
  const [signedIn, { timeZone }] = await Promise.all([getSignedIn(), getSite()])
  if (!signedIn) {
    return (
      <div className="kept-page">
        <h1>Saved articles</h1>
        <SignInToKeep path={SAVED_PATH} />
        <DeviceList kinds="article" timeZone={timeZone} />
      </div>
    )
  }
  const { actor } = signedIn
  const question = parseSavedQuestion(query)
  const [page, keepable] = await Promise.all([
    listSaved(actor, question),
    typeof query['change'] === 'string' ? findKeepable(actor, query['change']) : null,
  ])
  return (
    <div className="kept-page">
      <h1>Saved articles</h1>
      <DeviceMerge />
      {keepable && <KeepForm action={changeKept} keepable={keepable} />}
      <SavedList page={page} question={question} timeZone={timeZone} />
    </div>
  )
}
