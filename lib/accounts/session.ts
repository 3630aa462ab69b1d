import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { CLIENT_NETWORK_HEADER } from '@/lib/http/client-network'
import type { Visitor } from './account'
import type { OpenedSession, SignedIn } from './session-commands'
import { HINT_COOKIE } from './session-hint'
import { isHttps, readToken, SESSION_COOKIE, toToken } from './session-token'

/** Who asks, past every cache; null where nobody is signed in. Looked up once a request. */
export const getSignedIn = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  return token === undefined ? null : readToken(token)
})

/** Puts a session into the browser: for 30 days, or until it is closed. For actions and routes. */
export async function writeSession(session: OpenedSession): Promise<void> {
  const { claims, seconds } = session
  const token = await toToken(session)
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
