import type { Metadata } from 'next'
import { CodePage } from '@/components/account/code-page'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { chooseNewPassword } from '../actions'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const hidden = await readChallenge(searchParams)
  return (
    <CodePage
      title="Choose a new password"
      id="reset-form"
      action={chooseNewPassword}
      hidden={hidden}
      submit="Set the password"
      fieldsAfter={[
        {
          name: 'password',
          label: 'New password',
          kind: 'new-password',
          hint: 'At least 10 characters. All other browsers are signed out.',
        },
      ]}
    >
      <a href="/lost-password">Send another code</a>
    </CodePage>
  )
}
