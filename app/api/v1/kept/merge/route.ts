import { apiRoute, readJson } from '@/lib/http/api-route'
import { mergeDevice } from '@/lib/keeping/keeping-commands'

/** Takes over what a device keeps and answers what the account keeps then (`DeviceState` of lib/keeping/kept.ts). */
export const POST = apiRoute(
  'account:own',
  async ({ request, signedIn }) => mergeDevice(signedIn.actor, await readJson(request)),
  { isQuietSignedOut: true },
)
