import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { finishRegistration } from '../actions'

export const metadata: Metadata = { title: 'Confirm your address' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const hidden = await readChallenge(searchParams)
  return (
    <AccountShell
      title="Confirm your address"
      intro="If the address is right, a code is on its way to it. It is good for 10 minutes."
    >
      <AccountForm
        id="code-form"
        action={finishRegistration}
        hidden={hidden}
        submit="Open the account"
        fields={[{ name: 'code', label: 'Code of six digits', kind: 'code', hasFocus: true }]}
      />
      <p>
        <a href="/register">Begin again</a>
      </p>
    </AccountShell>
  )
}
