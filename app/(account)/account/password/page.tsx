import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { changeOwnPassword } from '../actions'
import { AccountShell } from '@/components/account/account-shell'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'

export const metadata: Metadata = { title: 'Change your password' }

export default async function Page() {
  const { account } = await requireSignedIn('account:own', { path: '/account/password' })
  return (
    <AccountShell title="Change your password" intro="All other browsers are signed out.">
      <AccountForm
        id="password-form"
        action={changeOwnPassword}
        submit="Change the password"
        fields={[
          ...(account.hasPassword ? [{ name: 'current', label: 'Your password now', kind: 'password' } as const] : []),
          {
            name: 'password',
            label: 'New password',
            kind: 'new-password',
            hint: 'At least 10 characters. A few words in a row are good.',
          },
        ]}
      />
    </AccountShell>
  )
}
