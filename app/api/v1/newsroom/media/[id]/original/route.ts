import { Readable } from 'node:stream'
import { connection } from 'next/server'
import { hasPermission } from '@/lib/accounts/permissions'
import { getSignedIn } from '@/lib/accounts/session'
import { AppError } from '@/lib/errors'
import { toErrorResponse } from '@/lib/http/api-route'
import { openOriginal } from '@/lib/media/media-lookup'

/** The file as it is kept, to be saved: whatever it is, a browser neither shows nor runs it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await connection()
  try {
    const signedIn = await getSignedIn()
    if (!signedIn) throw new AppError('UNAUTHENTICATED', 'Please sign in.')
    if (!hasPermission(signedIn.actor, 'media:write')) throw new AppError('FORBIDDEN', 'Your role does not allow this.')
    const found = await openOriginal((await params).id)
    if (!found) throw new AppError('NOT_FOUND', 'There is no such file.')
    return new Response(Readable.toWeb(found.stream) as ReadableStream, {
      headers: {
        'content-type': found.type,
        'content-length': String(found.file.bytes),
        'content-disposition': `attachment; filename="${found.file.id}.${found.file.format}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    return toErrorResponse(error)
  }
}
