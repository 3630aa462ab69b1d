import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { askForNewEmail } from '../actions'
import { AccountShell } from '@/components/account/account-shell'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'

export const metadata: Metadata = { title: 'Change your e-mail' }

export default async function Page() {
  const { account } = await requireSignedIn('account:own', { path: '/account/email' })
  return (
    <AccountShell
      title="Change your e-mail"
      intro="We send a code to the new address; it takes over when you enter the code."
    >
      <AccountForm
        id="email-form"
        action={askForNewEmail}
        submit="Send the code"
        fields={[
          { name: 'email', label: 'New e-mail', kind: 'email' },
          ...(account.hasPassword ? [{ name: 'password', label: 'Your password', kind: 'password' } as const] : []),
        ]}
      />
      <p>It is {account.email} now.</p>
    </AccountShell>
  )
}
