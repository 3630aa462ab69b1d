import { publishDraft } from '@/lib/drafts/publish-commands'
import { articleRoute } from '@/lib/http/article-route'

export const POST = articleRoute('articles:publish', ({ actor, id, body }) =>
  publishDraft(actor, { ...(body as Parameters<typeof publishDraft>[1]), id }),
)
