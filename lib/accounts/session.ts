import 'server-only'
import { cookies, headers } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import { env } from '@/lib/env'
import { CLIENT_NETWORK_HEADER } from '@/lib/http/client-network'
import { secretFor } from '@/lib/secret'
import type { Visitor } from './account'
import { findSignedIn, sessionClaimsSchema, type OpenedSession, type SignedIn } from './session-commands'
import { HINT_COOKIE } from './session-hint'

const isHttps = env.siteUrl.startsWith('https:')

/** next-auth's own name for it; `__Secure-` makes browsers refuse it from a plain connection. */
export const SESSION_COOKIE = `${isHttps ? '__Secure-' : ''}next-auth.session-token`

export const sessionSecret = () => secretFor('session').toString('base64url')

/** Who asks, past every cache; null where nobody is signed in. Looked up once a request. */
export const getSignedIn = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  return token === undefined ? null : readToken(token)
})

/** Whose session a token is, as next-auth wrote it; null for whatever is not one, or is over. */
export async function readToken(token: string): Promise<SignedIn | null> {
  const payload = await decode({ token, secret: sessionSecret() }).catch(() => null)
  const claims = sessionClaimsSchema.safeParse(payload)
  return claims.success ? findSignedIn(claims.data) : null
}

/** Puts a session into the browser: for 30 days, or until it is closed. For actions and routes. */
export async function writeSession({ claims, seconds }: OpenedSession): Promise<void> {
  const token = await encode({ token: claims, secret: sessionSecret(), maxAge: seconds })
  const store = await cookies()
  const shared = {
    path: '/',
    sameSite: 'lax',
    secure: isHttps,
    ...(claims.isRemembered ? { maxAge: seconds } : {}),
  } as const
  store.set(SESSION_COOKIE, token, { ...shared, httpOnly: true })
  store.set(HINT_COOKIE, '1', shared)
}

export async function forgetSession(): Promise<void> {
  const store = await cookies()
  store.delete({ name: SESSION_COOKIE, path: '/', secure: isHttps })
  store.delete({ name: HINT_COOKIE, path: '/', secure: isHttps })
}

/** What is known of whoever asks before they say who they are. */
export async function getVisitor(): Promise<Visitor> {
  const given = await headers()
  return { network: given.get(CLIENT_NETWORK_HEADER) ?? 'unknown', agent: given.get('user-agent') ?? '' }
}
