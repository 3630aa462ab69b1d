import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { returnPath, type Query } from '@/lib/http/return-path'
import { startRegistration } from './actions'

export const metadata: Metadata = { title: 'Register' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const from = returnPath((await searchParams)['from'])
  return (
    <AccountShell
      title="Register"
      intro="A name, an address and a password. We send a code to the address to see that it is yours."
    >
      <AccountForm
        id="register-form"
        action={startRegistration}
        hidden={{ from }}
        submit="Register"
        fields={[
          { name: 'name', label: 'Name', kind: 'text', autoComplete: 'name', hasFocus: true },
          { name: 'email', label: 'E-mail', kind: 'email' },
          {
            name: 'password',
            label: 'Password',
            kind: 'new-password',
            hint: 'At least 10 characters. A few words in a row are good.',
          },
        ]}
      />
      <p>
        You have an account? <a href="/sign-in">Sign in</a>
      </p>
    </AccountShell>
  )
}
