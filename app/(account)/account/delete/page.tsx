import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { deleteOwnAccount } from '../actions'
import { AccountShell } from '@/components/account/account-shell'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'

export const metadata: Metadata = { title: 'Delete your account' }

export default async function Page() {
  const { account } = await requireSignedIn('account:own', { path: '/account/delete' })
  return (
    <AccountShell
      title="Delete your account"
      intro="Your account and everything kept with it is deleted at once and for good. Articles that carry your name as an author stay."
    >
      <AccountForm
        id="delete-form"
        action={deleteOwnAccount}
        submit="Delete my account"
        isGrave
        fields={[
          { name: 'email', label: 'To confirm, the e-mail of your account', kind: 'email', hint: account.email },
          ...(account.hasPassword ? [{ name: 'password', label: 'Your password', kind: 'password' } as const] : []),
        ]}
      />
    </AccountShell>
  )
}
