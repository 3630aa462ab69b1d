import type { Metadata } from 'next'
import { CodePage } from '@/components/account/code-page'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { confirmNewEmail } from '../../actions'

export const metadata: Metadata = { title: 'Confirm your new e-mail' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { account } = await requireSignedIn('account:own', { path: '/account/email' })
  const { challenge } = await readChallenge(searchParams)
  return (
    <CodePage
      title="Confirm your new e-mail"
      id="email-form"
      action={confirmNewEmail}
      hidden={{ challenge }}
      submit="Confirm"
    >
      It is {account.email} until then.
    </CodePage>
  )
}
