import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { permissionFor } from '@/lib/accounts/newsroom-places'
import { hasPermission, type Permission } from '@/lib/accounts/permissions'
import { HINT_COOKIE } from '@/lib/accounts/session-hint'
import { readToken, SESSION_COOKIE } from '@/lib/accounts/session-token'
import { findPreviewed } from '@/lib/previews/preview-commands'

/**
 * Answers before Next begins where it could not answer well: once it has begun, its status is 200, and it can redirect
 * by script or after a second only. Whoever is not signed in is sent to sign in and back; whoever may not enter a page
 * of the newsroom is told so (403); a secret link that is over is not there (404). The page asks again who it is. True
 * where it answered.
 */
export async function guardPrivatePages(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = request.url ?? '/'
  const path = url.split('?', 1)[0] ?? '/'
  const token = /^\/preview\/([^/]+)$/.exec(path)?.[1]
  if (token !== undefined && (await findPreviewed(token)) === null) return say(response, LINK_OVER)

  const permission = requiredFor(path)
  if (permission === null) return false
  const cookie = request.headers.cookie ?? ''
  const session = cookie.split(/;\s*/).find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
  const signedIn = session === undefined ? null : await readToken(session.slice(SESSION_COOKIE.length + 1))
  if (!signedIn) {
    response.writeHead(307, {
      location: `/sign-in?from=${encodeURIComponent(url)}`,
      'cache-control': 'private, no-store',
      'set-cookie': `${HINT_COOKIE}=; Path=/; Max-Age=0; SameSite=Lax`,
    })
    response.end()
    return true
  }
  if (hasPermission(signedIn.actor, permission)) return false
  return say(response, hasPermission(signedIn.actor, 'newsroom:enter') ? NOT_THIS_ROLE : NOT_THE_NEWSROOM)
}

function requiredFor(path: string): Permission | null {
  const isUnder = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`)
  if (isUnder('/admin')) return permissionFor(path)
  if (isUnder('/preview/draft')) return 'articles:write-own'
  return isUnder('/account') ? 'account:own' : null
}

type Words = { status: number; title: string; text: string; links: readonly (readonly [string, string])[] }

const HOME = ['/', 'The home page'] as const
const NOT_THE_NEWSROOM: Words = {
  status: 403,
  title: 'This account is a reader’s',
  text: 'The newsroom is for those who write and edit here. If you are one of them, ask an admin to give your account a role.',
  links: [HOME, ['/account', 'Your account']],
}
const NOT_THIS_ROLE: Words = {
  status: 403,
  title: 'Your role does not open this page',
  text: 'It belongs to editors, or to admins. An admin can change what your role is.',
  links: [['/admin', 'To the desk'], HOME],
}
const LINK_OVER: Words = {
  status: 404,
  title: 'This link is over',
  text: 'Links to drafts end after some days, or when the newsroom ends them. Ask whoever gave it to you for another one.',
  links: [HOME],
}

/** A page of its own, in which nothing is loaded: so nothing of the newsroom is either. */
function say(response: ServerResponse, { status, title, text, links }: Words): true {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' })
  response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex"><title>${title}</title></head>
<body style="max-width:34rem;margin:15vh auto 0;padding:0 1.25rem;font:19px/1.5 Georgia,serif"><main>
<h1 style="font-size:30px;line-height:1.15">${title}</h1>
<p>${text}</p>
<p>${links.map(([href, name]) => `<a href="${href}">${name}</a>`).join(' · ')}</p>
</main></body></html>`)
  return true
}
