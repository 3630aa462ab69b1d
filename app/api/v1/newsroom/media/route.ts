import { apiRoute } from '@/lib/http/api-route'
import { listMedia } from '@/lib/media/media-lookup'

/** The library, newest first: `q` narrows it, `after` is the `next` of the page before. */
export const GET = apiRoute('media:write', async ({ request }) => {
  const { searchParams } = new URL(request.url)
  return {
    value: await listMedia({ query: searchParams.get('q') ?? '', after: searchParams.get('after') ?? undefined }),
  }
})
