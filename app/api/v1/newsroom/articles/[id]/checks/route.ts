import { checkDraft } from '@/lib/drafts/publish-commands'
import { articleRoute } from '@/lib/http/article-route'

export const GET = articleRoute('articles:write-own', async ({ actor, id }) => ({ value: await checkDraft(actor, id) }))
