import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { returnPath, type Query } from '@/lib/http/return-path'
import { askForReset } from './actions'

export const metadata: Metadata = { title: 'Lost your password?' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const from = returnPath((await searchParams)['from'])
  return (
    <AccountShell
      title="Lost your password?"
      intro="Tell us the address of your account. We send a code that lets you choose a new password."
    >
      <AccountForm
        id="lost-form"
        action={askForReset}
        hidden={{ from }}
        submit="Send the code"
        fields={[{ name: 'email', label: 'E-mail', kind: 'email', hasFocus: true }]}
      />
    </AccountShell>
  )
}
