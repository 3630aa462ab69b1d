import 'server-only'
import { collection } from '@/lib/db/connection'

type PresenceDocument = {
  _id: string
  schemaVersion: 1
  articleId: string
  accountId: string
  name: string
  at: Date
  expiresAt: Date
}

const presence = () => collection<PresenceDocument>('draftPresence')
const KEPT_MS = 120_000

/** Says that a window shows an article now. */
export async function note(entry: { articleId: string; accountId: string; name: string; tab: string }): Promise<void> {
  const { tab, ...rest } = entry
  const at = new Date()
  const document = { schemaVersion: 1 as const, ...rest, at, expiresAt: new Date(at.getTime() + KEPT_MS) }
  await (await presence()).replaceOne({ _id: `${entry.articleId}:${tab}` }, document, { upsert: true })
}

/** Index draft_presence: whose windows showed an article after a moment, newest first, at most 20. */
export async function listSince(articleId: string, since: Date): Promise<{ accountId: string; name: string }[]> {
  const found = await (
    await presence()
  )
    .find({ articleId, at: { $gt: since } })
    .sort({ at: -1 })
    .limit(20)
    .toArray()
  return found.map(({ accountId, name }) => ({ accountId, name }))
}
