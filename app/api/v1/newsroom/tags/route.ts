import { apiRoute, readJson } from '@/lib/http/api-route'
import { createTag } from '@/lib/tags/tag-commands'
import { findTags } from '@/lib/tags/tag-lookup'

/** `?q=`: tags whose name begins so. */
export const GET = apiRoute('articles:write-own', async ({ request }) => {
  const found = (await findTags({ query: new URL(request.url).searchParams.get('q') ?? '' })).list.slice(0, 10)
  return { value: found.map(({ id, name }) => ({ id, name })) }
})

/** `{ name }`: the tag of this name, made where there is none. */
export const POST = apiRoute('articles:write', async ({ request, signedIn }) =>
  createTag(signedIn.actor, (await readJson(request)) as { name: string }),
)
