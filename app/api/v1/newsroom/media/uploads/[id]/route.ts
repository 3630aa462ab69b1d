import { apiRoute } from '@/lib/http/api-route'
import { readBytes } from '@/lib/http/request-bytes'
import { appendUpload, findUpload } from '@/lib/media/upload-commands'
import { PART_BYTES } from '@/lib/media/upload'

/** How much of it has arrived. */
export const GET = apiRoute('media:write', ({ request, signedIn }) =>
  findUpload(signedIn.actor, { id: lastSegment(request) }),
)

/** The next part, which begins at `Upload-Offset`. */
export const PATCH = apiRoute('media:write', async ({ request, signedIn }) => {
  const offset = Number(request.headers.get('upload-offset') ?? 'none')
  const bytes = await readBytes(request, { bytesMax: PART_BYTES })
  return appendUpload(signedIn.actor, { id: lastSegment(request), offset, bytes })
})

const lastSegment = (request: Request) => new URL(request.url).pathname.split('/').at(-1) ?? ''
