import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import AppleProvider from 'next-auth/providers/apple'
import FacebookProvider from 'next-auth/providers/facebook'
import GoogleProvider from 'next-auth/providers/google'
import { env } from '@/lib/env'
import { signInByProvider } from './provider-commands'
import { getVisitor } from './session'
import { findSignedIn, REMEMBERED_SECONDS, sessionClaimsSchema } from './session-commands'
import { isHttps, SESSION_COOKIE, sessionSecret } from './session-token'

/**
 * next-auth as the session layer: the token, its cookie, and signing in through others. Passwords and codes are this
 * site's own commands; they write the same token. What a token is worth is asked of the database each time.
 */
export const authOptions: NextAuthOptions = {
  secret: sessionSecret(),
  session: { strategy: 'jwt', maxAge: REMEMBERED_SECONDS },
  useSecureCookies: isHttps,
  cookies: {
    sessionToken: {
      name: SESSION_COOKIE,
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
    },
    ...appleCookies(),
  },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: env.signInProviders.map(({ id, clientId, clientSecret }) => {
    const keys = { clientId, clientSecret }
    switch (id) {
      case 'google':
        return GoogleProvider(keys)
      case 'facebook':
        return FacebookProvider(keys)
      case 'apple':
        return AppleProvider(keys)
    }
  }),
  callbacks: {
    jwt: async ({ token, account, profile }) => {
      if (!account) return token
      const opened = await signInByProvider(await getVisitor(), {
        provider: account.provider,
        subject: account.providerAccountId,
        name: profile?.name ?? '',
        email: profile?.email ?? '',
        isEmailVerified: isVerified(profile),
      })
      return opened.value.claims
    },
    session: async ({ session, token }) => {
      const claims = sessionClaimsSchema.safeParse(token)
      const signedIn = claims.success ? await findSignedIn(claims.data) : null
      // An ended session is nobody's: next-auth answers it as it answers no session.
      return signedIn
        ? { expires: session.expires, user: { name: signedIn.account.name } }
        : { expires: session.expires }
    },
  },
}

/**
 * Apple answers by a form that its own page posts here, and with such a request browsers send no `Lax` cookie: what was
 * kept for the answer must be `None`, which they take over https only (next-auth's documentation of the provider).
 */
function appleCookies(): NextAuthOptions['cookies'] {
  if (!isHttps || !env.signInProviders.some(({ id }) => id === 'apple')) return {}
  const options = { httpOnly: true, sameSite: 'none', path: '/', secure: true }
  return {
    pkceCodeVerifier: { name: '__Secure-next-auth.pkce.code_verifier', options: { ...options, maxAge: 900 } },
    callbackUrl: { name: '__Secure-next-auth.callback-url', options },
  }
}

/** Google says it as a boolean, Apple as a text. Facebook says nothing, so its addresses prove nothing here. */
const isVerified = (profile: object | undefined) =>
  profile !== undefined && 'email_verified' in profile && String(profile.email_verified) === 'true'
