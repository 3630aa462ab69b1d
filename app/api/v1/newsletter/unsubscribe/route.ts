import { connection, type NextRequest } from 'next/server'
import { toErrorResponse } from '@/lib/http/api-route'
import { unsubscribe } from '@/lib/newsletter/newsletter-commands'

const PRIVATE = { 'cache-control': 'private, no-store' }
const tokenOf = (request: NextRequest) => request.nextUrl.searchParams.get('token') ?? ''

/**
 * One click in a mail program ends the digest (RFC 8058): a POST from wherever that program is, without a cookie. The
 * token in the address is the permission, so no origin is asked for.
 */
export async function POST(request: NextRequest) {
  await connection()
  try {
    await unsubscribe({ token: tokenOf(request) })
    return new Response('You are unsubscribed.\n', { headers: PRIVATE })
  } catch (error) {
    return toErrorResponse(error)
  }
}

/** For programs that open the address instead: nothing ends by being looked at. */
export function GET(request: NextRequest) {
  const location = `/newsletter?${new URLSearchParams({ token: tokenOf(request) }).toString()}`
  return new Response(null, { status: 303, headers: { ...PRIVATE, location } })
}
