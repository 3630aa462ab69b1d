import { Readable } from 'node:stream'
import { connection } from 'next/server'
import { hasPermission } from '@/lib/accounts/permissions'
import { getSignedIn } from '@/lib/accounts/session'
import { AppError } from '@/lib/errors'
import { toErrorResponse } from '@/lib/http/api-route'
import { KEPT_FILES } from '@/lib/migration/arrivals/arrival'
import { openKeptFile } from '@/lib/migration/arrivals/arrival-lookup'

/** The whole report, or the comments of the archive, to be saved. Comments hold addresses of people: nobody keeps this. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; file: string }> },
): Promise<Response> {
  await connection()
  try {
    const signedIn = await getSignedIn()
    if (!signedIn) throw new AppError('UNAUTHENTICATED', 'Please sign in.')
    if (!hasPermission(signedIn.actor, 'imports:manage'))
      throw new AppError('FORBIDDEN', 'Your role does not allow this.')
    const { id, file } = await params
    const name = KEPT_FILES.find((known) => known === file)
    const found = name === undefined ? null : await openKeptFile(signedIn.actor, { id, file: name })
    if (!found) throw new AppError('NOT_FOUND', 'There is no such file.')
    return new Response(Readable.toWeb(Readable.from(found.bytes)) as ReadableStream, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${id}-${file}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    return toErrorResponse(error)
  }
}
