import { openDraft, saveDraft } from '@/lib/drafts/draft-commands'
import { articleRoute } from '@/lib/http/article-route'

export const GET = articleRoute('articles:write-own', async ({ actor, id }) => {
  const { latest } = await openDraft(actor, id)
  return { value: { revision: latest.revision, content: latest.content } }
})

export const POST = articleRoute('articles:write-own', async ({ actor, id, body }) => ({
  value: await saveDraft(actor, { ...(body as Parameters<typeof saveDraft>[1]), id }),
}))
