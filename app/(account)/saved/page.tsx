import type { Metadata } from 'next'
import { KeptPage } from '@/components/reader/kept-page'
import { SavedList } from '@/components/reader/saved-list'
import { SAVED_PATH } from '@/components/site/paths'
import { getSignedIn } from '@/lib/accounts/session'
import { readQuery } from '@/lib/http/query'
import type { Query } from '@/lib/http/return-path'
import { parseSavedQuestion } from '@/lib/keeping/kept-input'
import { findKeepable, listSaved } from '@/lib/keeping/keeping-queries'
import { getSite } from '@/lib/publication/site-queries'
import { changeKept } from './actions'

export const metadata: Metadata = { title: 'Saved articles' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const question = parseSavedQuestion(await searchParams)
  const { change } = await readQuery(searchParams, ['change'])
  const [signedIn, { timeZone }] = await Promise.all([getSignedIn(), getSite()])
  const [page, keepable] = signedIn
    ? await Promise.all([listSaved(signedIn.actor, question), findKeepable(signedIn.actor, change)])
    : [null, null]
  return (
    <KeptPage
      title="Saved articles"
      path={SAVED_PATH}
      onDevice="article"
      timeZone={timeZone}
      keepable={keepable}
      changeKept={changeKept}
    >
      {page && <SavedList page={page} question={question} timeZone={timeZone} />}
    </KeptPage>
  )
}
