import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { signOut } from './actions'

export const metadata: Metadata = { title: 'Sign out' }

export default function Page() {
  return (
    <AccountShell title="Sign out" intro="Of this browser. Others stay signed in.">
      <AccountForm id="sign-out-form" action={signOut} submit="Sign out" fields={[]} />
    </AccountShell>
  )
}
