import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { EmptyState } from '@/components/admin/empty-state'
import { LetterList, type LetterRow } from '@/components/admin/mails/letter-list'
import { Notice } from '@/components/admin/notice'
import { hasPermission } from '@/lib/accounts/permissions'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { formatMinute } from '@/lib/dates'
import type { OpenLetter } from '@/lib/mail/open-letter'
import { hasMailServer, listOpenLetters } from '@/lib/mail/open-letter-lookup'
import { getSite } from '@/lib/publication/site-queries'
import { handleLetters } from './actions'

export const metadata: Metadata = { title: 'Mails' }

const LISTS = [
  { state: 'failed', title: 'Given up', empty: 'No letter was given up', submit: 'Try all of them again' },
  { state: 'waiting', title: 'On their way', empty: 'No letter waits', submit: 'Try all of them now' },
] as const

export default async function Page() {
  const { actor } = await requireSignedIn('mails:read', { path: '/admin/mails' })
  const { timeZone } = await getSite()
  const mayAct = hasPermission(actor, 'publication:write')
  const lists = await Promise.all(
    LISTS.map(async (list) => ({ ...list, ...(await listOpenLetters(actor, list.state)) })),
  )
  return (
    <AdminPage
      title="Mails"
      width="text"
      intro="Letters of the site that are not sent yet. One that fails is tried ten times within an hour and a half; then it stays here for ninety days."
    >
      {!hasMailServer() && (
        <Notice kind="warning" title="There is no mail server">
          Letters are kept in the outbox and reach nobody until SMTP_URL is set.
        </Notice>
      )}
      {lists.map(({ state, title, empty, submit, letters, isMore }) => {
        const rows = letters.map((letter) => toRow(letter, timeZone))
        return (
          <section key={state} className="structure-group" aria-labelledby={`${state}-title`}>
            <h2 id={`${state}-title`}>{title}</h2>
            {rows.length === 0 ? (
              <EmptyState title={empty} />
            ) : mayAct ? (
              <AdminForm id={state} action={handleLetters} submit={submit} submitKind="plain" hidden={{ state }}>
                <LetterList rows={rows} mayAct />
              </AdminForm>
            ) : (
              <LetterList rows={rows} mayAct={false} />
            )}
            {isMore && <p className="admin-rows-more">These are the first hundred; there are more.</p>}
          </section>
        )
      })}
    </AdminPage>
  )
}

function toRow({ id, about, to, state, at, tries, triesMax, trouble }: OpenLetter, timeZone: string): LetterRow {
  const moment = formatMinute(at, timeZone)
  const next = { failed: `Given up ${moment}`, waiting: `Next try ${moment}`, running: 'Being sent right now' }[state]
  const tried = tries === 0 ? 'not tried yet' : `tried ${tries} of ${triesMax} times`
  return { id, about, to, state: `${next} · ${tried}`, trouble: trouble ?? '', isBusy: state === 'running' }
}
