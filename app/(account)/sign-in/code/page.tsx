import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { returnPath, type Query } from '@/lib/http/return-path'
import { askForSignInCode } from '../actions'

export const metadata: Metadata = { title: 'Sign in with a code' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const from = returnPath((await searchParams)['from'])
  return (
    <AccountShell title="Sign in with a code" intro="We send six digits to your address; no password is needed.">
      <AccountForm
        id="code-form"
        action={askForSignInCode}
        hidden={{ from }}
        submit="Send the code"
        fields={[
          { name: 'email', label: 'E-mail', kind: 'email', hasFocus: true },
          { name: 'remember', label: 'Remember me', kind: 'choice', value: 'on' },
        ]}
      />
    </AccountShell>
  )
}
