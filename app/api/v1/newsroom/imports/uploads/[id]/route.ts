import { apiRoute } from '@/lib/http/api-route'
import { readBytes } from '@/lib/http/request-bytes'
import { PART_BYTES } from '@/lib/media/upload'
import { appendArrival, findArrivalUpload } from '@/lib/migration/arrivals/upload-commands'

/** How much of it has arrived. */
export const GET = apiRoute('imports:manage', ({ request, signedIn }) =>
  findArrivalUpload(signedIn.actor, { id: lastSegment(request) }),
)

/** The next part, which begins at `Upload-Offset`. */
export const PATCH = apiRoute('imports:manage', async ({ request, signedIn }) => {
  const offset = Number(request.headers.get('upload-offset') ?? 'none')
  const bytes = await readBytes(request, { bytesMax: PART_BYTES })
  return appendArrival(signedIn.actor, { id: lastSegment(request), offset, bytes })
})

const lastSegment = (request: Request) => new URL(request.url).pathname.split('/').at(-1) ?? ''
