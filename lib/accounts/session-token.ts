import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/env'
import { secretFor } from '@/lib/secret'
import { findSignedIn, sessionClaimsSchema, type OpenedSession, type SignedIn } from './session-commands'

export const isHttps = env.siteUrl.startsWith('https:')

/** next-auth's own name for it; `__Secure-` makes browsers refuse it from a plain connection. */
export const SESSION_COOKIE = `${isHttps ? '__Secure-' : ''}next-auth.session-token`

export const sessionSecret = () => secretFor('session').toString('base64url')

/** A session as next-auth writes it: encrypted, with an end. */
export const toToken = ({ claims, seconds }: OpenedSession): Promise<string> =>
  encode({ token: claims, secret: sessionSecret(), maxAge: seconds })

/** Whose session a token is; null for whatever is not one, or is over. */
export async function readToken(token: string): Promise<SignedIn | null> {
  const payload = await decode({ token, secret: sessionSecret() }).catch(() => null)
  const claims = sessionClaimsSchema.safeParse(payload)
  return claims.success ? findSignedIn(claims.data) : null
}
