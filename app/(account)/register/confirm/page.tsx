import type { Metadata } from 'next'
import { CodePage } from '@/components/account/code-page'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { finishRegistration } from '../actions'

export const metadata: Metadata = { title: 'Confirm your address' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const hidden = await readChallenge(searchParams)
  return (
    <CodePage
      title="Confirm your address"
      id="code-form"
      action={finishRegistration}
      hidden={hidden}
      submit="Open the account"
    >
      <a href="/register">Begin again</a>
    </CodePage>
  )
}
