import type { Metadata } from 'next'
import { CodePage } from '@/components/account/code-page'
import { readChallenge, type Query } from '@/lib/http/return-path'
import { signInWithCode } from '../../actions'

export const metadata: Metadata = { title: 'Enter your code' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const hidden = await readChallenge(searchParams)
  return (
    <CodePage title="Enter your code" id="code-form" action={signInWithCode} hidden={hidden} submit="Sign in">
      <a href="/sign-in/code">Send another code</a>
    </CodePage>
  )
}
