import { Readable } from 'node:stream'
import { connection } from 'next/server'
import { hasPermission } from '@/lib/accounts/permissions'
import { getSignedIn } from '@/lib/accounts/session'
import { AppError } from '@/lib/errors'
import { toErrorResponse } from '@/lib/http/api-route'
import { exportRedirects } from '@/lib/redirects/redirect-file-commands'

/** All redirects as CSV, as they can be brought in again. */
export async function GET(): Promise<Response> {
  await connection()
  try {
    const signedIn = await getSignedIn()
    if (!signedIn) throw new AppError('UNAUTHENTICATED', 'Please sign in.')
    if (!hasPermission(signedIn.actor, 'structure:write'))
      throw new AppError('FORBIDDEN', 'Your role does not allow this.')
    return new Response(Readable.toWeb(Readable.from(exportRedirects(signedIn.actor))) as ReadableStream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="redirects.csv"',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    return toErrorResponse(error)
  }
}
