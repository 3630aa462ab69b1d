import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { chooseNewPassword } from '../actions'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const hidden = await readChallenge(searchParams)
  return (
    <AccountShell
      title="Choose a new password"
      intro="If the address is right, a code is on its way to it. It is good for 10 minutes."
    >
      <AccountForm
        id="reset-form"
        action={chooseNewPassword}
        hidden={hidden}
        submit="Set the password"
        fields={[
          { name: 'code', label: 'Code of six digits', kind: 'code', hasFocus: true },
          {
            name: 'password',
            label: 'New password',
            kind: 'new-password',
            hint: 'At least 10 characters. All other browsers are signed out.',
          },
        ]}
      />
      <p>
        <a href="/lost-password">Send another code</a>
      </p>
    </AccountShell>
  )
}
