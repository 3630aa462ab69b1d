import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { HINT_COOKIE } from '@/lib/accounts/session-hint'
import { readToken, SESSION_COOKIE } from '@/lib/accounts/session-token'

const GUARDED = ['/account', '/admin']

/**
 * Sends whoever is not signed in to the sign-in page before the page they asked for begins: once Next has begun to
 * answer, it can redirect by script or after a second only. The page asks again who it is. True where it answered.
 */
export async function sendToSignIn(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = request.url ?? '/'
  const path = url.split('?', 1)[0] ?? '/'
  if (!GUARDED.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return false
  const cookie = request.headers.cookie ?? ''
  const token = cookie.split(/;\s*/).find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
  if (token !== undefined && (await readToken(token.slice(SESSION_COOKIE.length + 1)))) return false
  response.writeHead(307, {
    location: `/sign-in?from=${encodeURIComponent(url)}`,
    'cache-control': 'private, no-store',
    'set-cookie': `${HINT_COOKIE}=; Path=/; Max-Age=0; SameSite=Lax`,
  })
  response.end()
  return true
}
