import { findAuthors } from '@/lib/authors/author-lookup'
import { apiRoute } from '@/lib/http/api-route'

/** `?q=`: authors whose name begins so. */
export const GET = apiRoute('articles:write-own', async ({ request }) => {
  const found = (await findAuthors({ query: new URL(request.url).searchParams.get('q') ?? '' })).list.slice(0, 10)
  return { value: found.map(({ id, name }) => ({ id, name })) }
})
