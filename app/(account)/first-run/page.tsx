import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { hasAdmin } from '@/lib/accounts/account-lookup'
import type { Query } from '@/lib/http/return-path'
import { becomeFirstAdmin } from './actions'

export const metadata: Metadata = { title: 'Welcome' }

/** For a site without an admin; afterwards nothing stands here. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  // A build stops here, before it would need a database.
  await connection()
  const { token } = await searchParams
  if (await hasAdmin()) notFound()
  return (
    <AccountShell
      title="Welcome"
      intro="This site has no admin yet. Whoever came by the link that the server printed becomes the first."
    >
      <AccountForm
        id="first-run-form"
        action={becomeFirstAdmin}
        hidden={{ token: typeof token === 'string' ? token : '' }}
        submit="Open the site"
        fields={[
          { name: 'name', label: 'Name', kind: 'text', autoComplete: 'name', hasFocus: true },
          { name: 'email', label: 'E-mail', kind: 'email' },
          { name: 'password', label: 'Password', kind: 'new-password', hint: 'At least 10 characters.' },
        ]}
      />
    </AccountShell>
  )
}
