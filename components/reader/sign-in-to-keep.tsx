import { SIGN_IN_PATH } from '@/components/site/paths'

/** Where the device keeps things, and what signing in changes. */
export function SignInToKeep({ path }: { path: `/${string}` }) {
  const signIn = <a href={`${SIGN_IN_PATH}?from=${encodeURIComponent(path)}`}>Sign in</a>
  return (
    <>
      <p className="account-intro needs-script">Kept on this device. {signIn} to have it on all of yours.</p>
      <noscript>
        <p className="account-intro">{signIn} to keep articles and to follow what you read about.</p>
      </noscript>
    </>
  )
}
