import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { listSessions } from '@/lib/accounts/session-commands'
import { formatDay } from '@/lib/dates'
import { getSite } from '@/lib/publication/site-queries'
import { endOneSession, signOutOfAll } from '../actions'

export const metadata: Metadata = { title: 'Where you are signed in' }

export default async function Page() {
  const { actor, sessionId } = await requireSignedIn('account:own', { path: '/account/sessions' })
  const [sessions, { timeZone }] = await Promise.all([listSessions(actor), getSite()])
  return (
    <AccountShell title="Where you are signed in">
      <ul className="session-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <p>
              {session.agent}
              {session.id === sessionId && <strong> · this browser</strong>}
              <br />
              <small>
                since {formatDay(session.createdAt, timeZone)}, last seen {formatDay(session.seenAt, timeZone)}
              </small>
            </p>
            {session.id !== sessionId && (
              <AccountForm
                id={`end-${session.id}`}
                action={endOneSession}
                hidden={{ sessionId: session.id }}
                submit="Sign out there"
                fields={[]}
              />
            )}
          </li>
        ))}
      </ul>
      <AccountForm id="everywhere-form" action={signOutOfAll} submit="Sign out everywhere" isGrave fields={[]} />
    </AccountShell>
  )
}
