import { AppError } from '@/lib/errors'
import { apiRoute, readJson } from '@/lib/http/api-route'
import { parseInput } from '@/lib/input'
import { mediaWordsSchema } from '@/lib/media/media'
import { deleteMedia, describeMedia } from '@/lib/media/media-commands'
import { findMedia } from '@/lib/media/media-lookup'
import { findMediaUses } from '@/lib/media/media-uses'

/** A file with where it is shown. */
export const GET = apiRoute('media:write', async ({ request }) => {
  const file = await findMedia(lastSegment(request))
  if (!file) throw new AppError('NOT_FOUND', 'This file is not in the library any more.')
  return { value: { file, uses: await findMediaUses(file.id, USES_MAX) } }
})
const USES_MAX = 20

/** What is said of a file; what is not given stays. */
export const PATCH = apiRoute('media:write', async ({ request, signedIn }) =>
  describeMedia(signedIn.actor, {
    ...parseInput(mediaWordsSchema.partial(), await readJson(request)),
    id: lastSegment(request),
  }),
)

/** Removes a file that nothing shows. */
export const DELETE = apiRoute('structure:write', ({ request, signedIn }) =>
  deleteMedia(signedIn.actor, { id: lastSegment(request) }),
)

const lastSegment = (request: Request) => new URL(request.url).pathname.split('/').at(-1) ?? ''
