import { apiRoute, readJson } from '@/lib/http/api-route'
import { keep } from '@/lib/keeping/keeping-commands'

/** Keeps one thing, or no longer: `{ subject, isKept }`. */
export const POST = apiRoute('account:own', async ({ request, signedIn }) =>
  keep(signedIn.actor, await readJson(request)),
)
