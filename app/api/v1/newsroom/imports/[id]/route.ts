import { AppError } from '@/lib/errors'
import { apiRoute } from '@/lib/http/api-route'
import { findArrivalProgress } from '@/lib/migration/arrivals/arrival-lookup'
import { statusOf } from '@/lib/migration/arrivals/arrival-words'

/** How far the work on an archive is: `{ isBusy, words, share }`. */
export const GET = apiRoute('imports:manage', async ({ request, signedIn }) => {
  const arrival = await findArrivalProgress(signedIn.actor, new URL(request.url).pathname.split('/').at(-1) ?? '')
  if (!arrival) throw new AppError('NOT_FOUND', 'This file was deleted.')
  return { value: statusOf(arrival, new Date()) }
})
