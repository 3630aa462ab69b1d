import { notePresence } from '@/lib/drafts/presence-commands'
import { articleRoute } from '@/lib/http/article-route'

export const POST = articleRoute('articles:write-own', async ({ actor, id, body }) => ({
  value: await notePresence(actor, { ...(body as Parameters<typeof notePresence>[1]), id }),
}))
