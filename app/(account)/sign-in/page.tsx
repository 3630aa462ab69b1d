import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { AccountShell } from '@/components/account/account-shell'
import { SignInPanel } from '@/components/account/sign-in-panel'
import { ACCOUNT_PATH, SIGN_OUT_PATH } from '@/components/site/paths'
import { listProviders } from '@/lib/accounts/providers'
import { getSignedIn } from '@/lib/accounts/session'
import { originPath, returnPath, type Query } from '@/lib/http/return-path'
import { signIn } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const signedIn = await getSignedIn()
  if (signedIn) {
    return (
      <AccountShell title="You are signed in" intro={`As ${signedIn.account.name}.`}>
        <p>
          <a href={ACCOUNT_PATH}>Your account</a> · <a href={SIGN_OUT_PATH}>Sign out</a>
        </p>
      </AccountShell>
    )
  }
  const { from, error } = await searchParams
  // Without script the link cannot say where the reader was; their browser does.
  const given = await headers()
  const back = from === undefined ? originPath(given.get('referer'), [given.get('host') ?? '']) : returnPath(from)
  return (
    <>
      <h1 className="visually-hidden">Sign in</h1>
      {error !== undefined && (
        <p role="alert" className="form-message">
          That did not work. Please try again, or another way.
        </p>
      )}
      <SignInPanel action={signIn} from={back} providers={listProviders()} />
    </>
  )
}
