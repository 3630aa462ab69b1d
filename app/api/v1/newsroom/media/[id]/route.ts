import { apiRoute, readJson } from '@/lib/http/api-route'
import { mediaWordsSchema } from '@/lib/media/media'
import { deleteMedia, describeMedia } from '@/lib/media/media-commands'
import { parseInput } from '@/lib/input'

/** What is said of a file; what is not given stays. */
export const PATCH = apiRoute('media:write', async ({ request, signedIn }) =>
  describeMedia(signedIn.actor, {
    ...parseInput(mediaWordsSchema.partial(), await readJson(request)),
    id: lastSegment(request),
  }),
)

/** Removes a file that nothing shows. */
export const DELETE = apiRoute('media:write', ({ request, signedIn }) =>
  deleteMedia(signedIn.actor, { id: lastSegment(request) }),
)

const lastSegment = (request: Request) => new URL(request.url).pathname.split('/').at(-1) ?? ''
