import { apiRoute, readJson } from '@/lib/http/api-route'
import { beginUpload } from '@/lib/media/upload-commands'
import { uploadSchema } from '@/lib/media/upload'
import { parseInput } from '@/lib/input'

/** Begins an upload: `{ fileName, bytes }`. */
export const POST = apiRoute('media:write', async ({ request, signedIn }) =>
  beginUpload(signedIn.actor, parseInput(uploadSchema, await readJson(request))),
)
