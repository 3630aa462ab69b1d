import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { confirmNewEmail } from '../../actions'
import { AccountShell } from '@/components/account/account-shell'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'

export const metadata: Metadata = { title: 'Confirm your new e-mail' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { account } = await requireSignedIn('account:own', { path: '/account/email' })
  const { challenge } = await readChallenge(searchParams)
  return (
    <AccountShell
      title="Confirm your new e-mail"
      intro="If the address is right, a code is on its way to it. It is good for 10 minutes."
    >
      <AccountForm
        id="email-form"
        action={confirmNewEmail}
        hidden={{ challenge }}
        submit="Confirm"
        fields={[{ name: 'code', label: 'Code of six digits', kind: 'code', hasFocus: true }]}
      />
      <p>It is {account.email} until then.</p>
    </AccountShell>
  )
}
