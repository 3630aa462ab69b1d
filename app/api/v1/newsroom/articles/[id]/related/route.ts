import { articleRoute } from '@/lib/http/article-route'
import { chooseRelated } from '@/lib/related/related-commands'
import { findRelatedChoices } from '@/lib/related/related-lookup'

/** What stands beside the article: `{ pinned, excluded, shown }`, each with names. */
export const GET = articleRoute('articles:write', async ({ actor, id }) => ({
  value: await findRelatedChoices(actor, id),
}))

/** What stands beside the article by choice: `{ pinned, excluded }`, ids of articles. */
export const PUT = articleRoute('articles:write', async ({ actor, id, body }) => {
  const { staleTags } = await chooseRelated(actor, {
    ...(body as Parameters<typeof chooseRelated>[1]),
    articleId: id,
  })
  return { value: await findRelatedChoices(actor, id), staleTags }
})
