import 'server-only'
import { connection } from 'next/server'
import { revalidateTag } from 'next/cache'
import { hasPermission, type Permission } from '@/lib/accounts/permissions'
import { forgetSession, getSignedIn } from '@/lib/accounts/session'
import type { SignedIn } from '@/lib/accounts/session-commands'
import { HINT_COOKIE } from '@/lib/accounts/session-hint'
import { AppError, type ErrorCode } from '@/lib/errors'
import { log } from '@/lib/log'
import { isSameOrigin } from './same-origin'

type Call = { request: Request; signedIn: SignedIn }
type Answer = { value: unknown; staleTags?: readonly string[]; fileName?: string }

const STATUS: Record<ErrorCode, number> = {
  INVALID: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
}
const PRIVATE = { 'cache-control': 'private, no-store' }
const BODY_BYTES_MAX = 256 * 1024

/**
 * A route for somebody who is signed in: origin (for what writes), who asks, permission, the command, the tags that are
 * stale now. Answers JSON, and errors as `{ code, message, fields }` with the status of their code. Nothing of it may
 * be kept by anybody. With `isQuietSignedOut` whoever is not signed in gets an empty answer, not an error: for what a
 * browser asks by itself.
 */
export function apiRoute(
  permission: Permission,
  run: (call: Call) => Promise<Answer>,
  { isQuietSignedOut = false }: { isQuietSignedOut?: boolean } = {},
) {
  return async (request: Request): Promise<Response> => {
    await connection()
    try {
      if (request.method !== 'GET' && !isSameOrigin(request.headers))
        throw new AppError('FORBIDDEN', 'This was not asked from this site.')
      const signedIn = await getSignedIn()
      if (!signedIn) {
        // The browser still says that somebody is signed in: the session is over.
        if (hasHint(request)) await forgetSession()
        if (isQuietSignedOut) return new Response(null, { status: 204, headers: PRIVATE })
        throw new AppError('UNAUTHENTICATED', 'Please sign in.')
      }
      if (!hasPermission(signedIn.actor, permission))
        throw new AppError('FORBIDDEN', 'Your role does not allow this. Ask an editor or an admin.')
      const { value, staleTags = [], fileName } = await run({ request, signedIn })
      for (const tag of new Set(staleTags)) revalidateTag(tag, { expire: 0 })
      const asFile =
        fileName === undefined ? undefined : { 'content-disposition': `attachment; filename="${fileName}"` }
      return Response.json(value, { headers: { ...PRIVATE, ...asFile } })
    } catch (error) {
      return toErrorResponse(error)
    }
  }
}

const hasHint = (request: Request) => request.headers.get('cookie')?.includes(`${HINT_COOKIE}=`) ?? false

/** The JSON of a request, at most 256 KB where nothing else is said. Throws INVALID for anything else. */
export async function readJson(request: Request, bytesMax = BODY_BYTES_MAX): Promise<unknown> {
  const text = await request.text()
  if (text.length > bytesMax) throw new AppError('INVALID', 'This is too long.')
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new AppError('INVALID', 'This is not JSON.', { cause: error })
  }
}

export function toErrorResponse(error: unknown): Response {
  if (!(error instanceof AppError)) {
    log.error({ error: String(error) }, 'a route failed')
    const message = 'Something went wrong on our side. Please try again.'
    return Response.json({ code: 'UNAVAILABLE', message, fields: {} }, { status: 500, headers: PRIVATE })
  }
  const { code, message, fields, retryAfterSeconds } = error
  const wait = retryAfterSeconds > 0 ? { 'retry-after': String(retryAfterSeconds) } : undefined
  return Response.json({ code, message, fields }, { status: STATUS[code], headers: { ...PRIVATE, ...wait } })
}
