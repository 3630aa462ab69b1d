import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasPermission } from '@/lib/accounts/permissions'
import { HINT_COOKIE } from '@/lib/accounts/session-hint'
import { readToken, SESSION_COOKIE } from '@/lib/accounts/session-token'

const GUARDED = ['/account', '/admin']

/**
 * Sends whoever is not signed in to the sign-in page before the page they asked for begins: once Next has begun to
 * answer, it can redirect by script or after a second only. A reader who asks for the newsroom is told so at once. The
 * page asks again who it is. True where it answered.
 */
export async function sendToSignIn(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = request.url ?? '/'
  const path = url.split('?', 1)[0] ?? '/'
  if (!GUARDED.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return false
  const cookie = request.headers.cookie ?? ''
  const token = cookie.split(/;\s*/).find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
  const signedIn = token === undefined ? null : await readToken(token.slice(SESSION_COOKIE.length + 1))
  if (signedIn && path.startsWith('/admin') && !hasPermission(signedIn.actor, 'newsroom:enter')) {
    response.writeHead(403, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' })
    response.end(NO_NEWSROOM)
    return true
  }
  if (signedIn) return false
  response.writeHead(307, {
    location: `/sign-in?from=${encodeURIComponent(url)}`,
    'cache-control': 'private, no-store',
    'set-cookie': `${HINT_COOKIE}=; Path=/; Max-Age=0; SameSite=Lax`,
  })
  response.end()
  return true
}

/** For somebody who is signed in as a reader: nothing is loaded, so nothing of the newsroom is either. */
const NO_NEWSROOM = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex"><title>Not for this account</title></head>
<body style="max-width:34rem;margin:15vh auto 0;padding:0 1.25rem;font:19px/1.5 Georgia,serif"><main>
<h1 style="font-size:30px;line-height:1.15">This account is a reader’s</h1>
<p>The newsroom is for those who write and edit here. If you are one of them, ask an admin to give your account a role.</p>
<p><a href="/">The home page</a> · <a href="/account">Your account</a></p>
</main></body></html>`
