import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { connection } from 'next/server'
import { env } from '@/lib/env'
import { isSameOrigin } from '@/lib/http/same-origin'
import { authOptions } from './auth-options'
import { HINT_COOKIE } from './session-hint'
import { SESSION_COOKIE, sessionSecret } from './session-token'

const CSRF_COOKIE = env.siteUrl.startsWith('https:') ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token'
const READING = new Set(['session', 'csrf', 'providers'])
const BY_PROVIDERS = new Set(['signin', 'callback', 'error'])

/**
 * The part of next-auth that this site uses: who is signed in, and the way to and from those who vouch for somebody.
 * Everything else of it is not there. Signing in through a provider begins with a plain link.
 */
export async function askNextAuth(
  request: Request,
  { params }: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  await connection()
  const { nextauth } = await params
  const [action = ''] = nextauth
  const isReading = READING.has(action) && request.method === 'GET'
  if (!isReading && !(BY_PROVIDERS.has(action) && authOptions.providers.length > 0)) return answer(404, 'Not found\n')
  // A link from elsewhere must not sign anybody in to an account that is not theirs.
  const isForeign = action === 'signin' && request.headers.get('sec-fetch-site') === 'cross-site'
  if (isForeign || (action === 'signin' && request.method === 'POST' && !isSameOrigin(request.headers)))
    return answer(403, 'This was not asked from this site.\n')
  return ask(request, nextauth)
}

async function ask(request: Request, nextauth: string[]): Promise<Response> {
  const url = new URL(request.url)
  const query = Object.fromEntries(url.searchParams)
  const cookies = readCookies(request.headers.get('cookie') ?? '')
  const isBeginning = nextauth[0] === 'signin' && nextauth[1] !== undefined
  const csrfToken = randomBytes(32).toString('hex')
  const csrfHash = createHash('sha256').update(`${csrfToken}${sessionSecret()}`).digest('hex')
  const form = request.method === 'POST' ? Object.fromEntries(new URLSearchParams(await request.text())) : {}
  const asked = {
    method: isBeginning ? 'POST' : request.method,
    query: { ...query, nextauth },
    // Next-auth begins with a form that carries its token; the link stands for it, and its origin was looked at.
    body: isBeginning ? { csrfToken, callbackUrl: query['callbackUrl'] ?? '/' } : form,
    cookies: isBeginning ? { ...cookies, [CSRF_COOKIE]: `${csrfToken}|${csrfHash}` } : cookies,
    headers: Object.fromEntries(request.headers),
  }
  const { response, toResponse } = recorder()
  await NextAuth(asked as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions)
  return toResponse({ isSessionKept: nextauth[0] !== 'callback' })
}

/** As much of a response as next-auth writes to. */
function recorder() {
  let status = 200
  let body = ''
  const headers = new Map<string, string | readonly string[]>()
  const response = {
    status: (code: number) => {
      status = code
      return response
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | readonly string[]) => {
      headers.set(name.toLowerCase(), value)
      return response
    },
    json: (value: unknown) => {
      headers.set('content-type', 'application/json')
      body = JSON.stringify(value)
    },
    send: (value: unknown) => {
      body = typeof value === 'string' ? value : JSON.stringify(value)
    },
    end: () => undefined,
  }
  return {
    response,
    /** Reading who is signed in must not prolong a session that ends with the browser. */
    toResponse: ({ isSessionKept }: { isSessionKept: boolean }): Response => {
      const made = answer(status, body)
      for (const [name, value] of headers) {
        if (name !== 'set-cookie' && name !== 'cache-control') made.headers.set(name, String(value))
      }
      const given = headers.get('set-cookie') ?? []
      for (const cookie of Array.isArray(given) ? (given as readonly string[]) : [String(given)]) {
        const isSession = cookie.startsWith(`${SESSION_COOKIE}=`)
        if (isSession && isSessionKept) continue
        made.headers.append('set-cookie', cookie)
        if (isSession)
          made.headers.append('set-cookie', cookie.replace(/^[^;]*/, `${HINT_COOKIE}=1`).replace(/;\s*HttpOnly/i, ''))
      }
      return made
    },
  }
}

const answer = (status: number, body: string) =>
  new Response(body, { status, headers: { 'cache-control': 'private, no-store', 'content-type': 'text/plain' } })

function readCookies(header: string): Record<string, string> {
  const pairs = header.split(/;\s*/).map((pair) => pair.split(/=(.*)/s))
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, safeDecode(value)]))
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
