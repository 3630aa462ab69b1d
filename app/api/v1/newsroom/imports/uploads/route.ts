import { apiRoute, readJson } from '@/lib/http/api-route'
import { parseInput } from '@/lib/input'
import { uploadSchema } from '@/lib/migration/arrivals/arrival'
import { beginArrival } from '@/lib/migration/arrivals/upload-commands'

/** Begins the upload of an archive: `{ fileName, bytes }`. */
export const POST = apiRoute('imports:manage', async ({ request, signedIn }) =>
  beginArrival(signedIn.actor, parseInput(uploadSchema, await readJson(request))),
)
