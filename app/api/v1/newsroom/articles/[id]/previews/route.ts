import { articleRoute } from '@/lib/http/article-route'
import { listPreviewLinks, makePreviewLink, revokePreviewLink } from '@/lib/previews/preview-commands'

export const GET = articleRoute('articles:write-own', async ({ actor, id }) => ({
  value: await listPreviewLinks(actor, id),
}))

export const POST = articleRoute('articles:write-own', async ({ actor, id, body }) => ({
  value: await makePreviewLink(actor, { ...body, articleId: id }),
}))

export const DELETE = articleRoute('articles:write-own', async ({ actor, id, body }) => {
  await revokePreviewLink(actor, { ...(body as Parameters<typeof revokePreviewLink>[1]), articleId: id })
  return { value: await listPreviewLinks(actor, id) }
})
