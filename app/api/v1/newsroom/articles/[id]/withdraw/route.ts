import { withdrawDraft } from '@/lib/drafts/publish-commands'
import { articleRoute } from '@/lib/http/article-route'

export const POST = articleRoute('articles:publish', ({ actor, id }) => withdrawDraft(actor, { id }))
