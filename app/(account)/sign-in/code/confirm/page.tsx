import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { signInWithCode } from '../../actions'

export const metadata: Metadata = { title: 'Enter your code' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const hidden = await readChallenge(searchParams)
  return (
    <AccountShell
      title="Enter your code"
      intro="If the address is right, a code is on its way to it. It is good for 10 minutes."
    >
      <AccountForm
        id="code-form"
        action={signInWithCode}
        hidden={hidden}
        submit="Sign in"
        fields={[{ name: 'code', label: 'Code of six digits', kind: 'code', hasFocus: true }]}
      />
      <p>
        <a href="/sign-in/code">Send another code</a>
      </p>
    </AccountShell>
  )
}
