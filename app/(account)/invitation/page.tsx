import type { Metadata } from 'next'
import { connection } from 'next/server'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { INVITATION_DAYS, ROLE_PHRASES } from '@/lib/accounts/invitation'
import { findInvited } from '@/lib/accounts/invitation-commands'
import { readQuery } from '@/lib/http/query'
import type { Query } from '@/lib/http/return-path'
import { acceptInvited } from './actions'

export const metadata: Metadata = { title: 'Invitation' }

/** A form, because programs that look through mail open every link in it: only its sending uses the invitation up. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  // The link is looked at on the clock of the request: nothing of this page is made before.
  await connection()
  const { token } = await readQuery(searchParams, ['token'])
  const invited = await findInvited(token)
  if (!invited) {
    return (
      <AccountShell
        title="This invitation is over"
        intro={`It was used or taken back, or it is older than ${INVITATION_DAYS} days. Whoever invited you can send a new one.`}
      >
        <p>
          <a href="/sign-in?from=/admin">Sign in</a>
        </p>
      </AccountShell>
    )
  }
  const { email, role, invitedByName, hasAccount } = invited
  const asked = `${invitedByName} asks you to work here as ${ROLE_PHRASES[role]}.`
  return hasAccount ? (
    <AccountShell
      title="Come into the newsroom"
      intro={`${asked} The account of ${email} gets the role and keeps its password; sign in with it.`}
    >
      <AccountForm
        id="invitation-form"
        action={acceptInvited}
        hidden={{ token }}
        submit="Accept the invitation"
        fields={[]}
      />
    </AccountShell>
  ) : (
    <AccountShell
      title="Come into the newsroom"
      intro={`${asked} Choose how you are called and a password; your address here is ${email}.`}
    >
      <AccountForm
        id="invitation-form"
        action={acceptInvited}
        hidden={{ token }}
        submit="Accept the invitation"
        fields={[
          { name: 'name', label: 'Name', kind: 'text', autoComplete: 'name', hasFocus: true },
          { name: 'password', label: 'Password', kind: 'new-password', hint: 'At least 10 characters.' },
        ]}
      />
    </AccountShell>
  )
}
