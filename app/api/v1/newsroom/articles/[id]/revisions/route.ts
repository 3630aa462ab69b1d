import { restoreRevision } from '@/lib/drafts/draft-commands'
import { articleRoute } from '@/lib/http/article-route'

/** Restores one: `{ baseRevision, revision }`. */
export const POST = articleRoute('articles:write-own', async ({ actor, id, body }) => ({
  value: await restoreRevision(actor, { ...(body as Parameters<typeof restoreRevision>[1]), id }),
}))
