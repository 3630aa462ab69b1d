import 'server-only'
import { collection } from '@/lib/db/connection'

/** `_id` is the hash of the token: who reads the database cannot open a preview. */
type PreviewDocument = {
  _id: string
  schemaVersion: 1
  articleId: string
  createdBy: string
  createdAt: Date
  expiresAt: Date
}
export type PreviewLink = { id: string; createdBy: string; createdAt: Date; expiresAt: Date }

const links = () => collection<PreviewDocument>('previewLinks')

export async function insert(link: PreviewLink & { articleId: string }): Promise<void> {
  const { id, ...rest } = link
  await (await links()).insertOne({ _id: id, schemaVersion: 1, ...rest })
}

/** Index _id: the article that a link opens at a moment; null where it is over, revoked or made up. */
export async function findArticleId(id: string, now: Date): Promise<string | null> {
  return (await (await links()).findOne({ _id: id, expiresAt: { $gt: now } }))?.articleId ?? null
}

/** Index preview_article: the links of an article that still open it, at most 50. */
export async function list(articleId: string, now: Date): Promise<PreviewLink[]> {
  const found = await (
    await links()
  )
    .find({ articleId, expiresAt: { $gt: now } })
    .sort({ expiresAt: -1 })
    .limit(50)
    .toArray()
  return found.map(({ _id, createdBy, createdAt, expiresAt }) => ({ id: _id, createdBy, createdAt, expiresAt }))
}

/** Index _id. */
export async function remove(id: string, articleId: string): Promise<void> {
  await (await links()).deleteOne({ _id: id, articleId })
}

/** Index preview_article. */
export async function removeAllOf(articleId: string): Promise<void> {
  await (await links()).deleteMany({ articleId })
}
