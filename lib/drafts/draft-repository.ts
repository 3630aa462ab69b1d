import 'server-only'
import { collection, isDuplicateKey, newId } from '@/lib/db/connection'
import type { DraftRevision, RevisionEntry } from './draft'

type DraftRevisionDocument = DraftRevision & { _id: string; schemaVersion: 1; expiresAt?: Date }

const revisions = () => collection<DraftRevisionDocument>('draftRevisions')

/** Index draft_revision: what an article's text says now; null where nobody has opened it yet. */
export async function findLatest(articleId: string): Promise<DraftRevision | null> {
  const [found] = await (await revisions()).find({ articleId }).sort({ revision: -1 }).limit(1).toArray()
  return found ? toRevision(found) : null
}

/** Index draft_revision: what the texts of at most 100 articles say now; those that nobody opened have none. */
export async function listLatest(articleIds: readonly string[]): Promise<DraftRevision[]> {
  const newest = new Map<string, number>()
  const all = (await revisions())
    .find({ articleId: { $in: articleIds.slice(0, ARTICLES_MAX) } })
    .project<Pick<DraftRevision, 'articleId' | 'revision'>>({ _id: 0, articleId: 1, revision: 1 })
  for await (const { articleId, revision } of all) newest.set(articleId, Math.max(revision, newest.get(articleId) ?? 0))
  const found = await Promise.all([...newest].map(([articleId, revision]) => find(articleId, revision)))
  return found.filter((revision) => revision !== null)
}
const ARTICLES_MAX = 100

/** Index draft_revision: one revision, or null where it was thinned out or never was. */
export async function find(articleId: string, revision: number): Promise<DraftRevision | null> {
  const found = await (await revisions()).findOne({ articleId, revision })
  return found ? toRevision(found) : null
}

/**
 * Adds a revision; false where its number is taken, so of all who save over one revision exactly one succeeds. This one
 * insertion is the whole save: there is nothing else that a crash could tear from it.
 */
export async function append(revision: DraftRevision): Promise<boolean> {
  try {
    await (await revisions()).insertOne({ _id: newId(), schemaVersion: 1, ...revision })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Index draft_revision: lets a revision that a later one replaces go at a time. */
export async function letExpire(articleId: string, revision: number, expiresAt: Date): Promise<void> {
  await (await revisions()).updateOne({ articleId, revision }, { $set: { expiresAt } })
}

/** Index draft_revision: says that a text has taken in what the article became meanwhile. */
export async function markTakenIn(articleId: string, revision: number, articleRevision: number): Promise<void> {
  await (await revisions()).updateOne({ articleId, revision }, { $set: { articleRevision } })
}

/** Index draft_revision: the windows that wrote the revisions after one, at most 200 of them. */
export async function listTabsAfter(articleId: string, revision: number): Promise<string[]> {
  const found = await (
    await revisions()
  )
    .find({ articleId, revision: { $gt: revision } })
    .sort({ revision: -1 })
    .limit(200)
    .project<Pick<DraftRevisionDocument, 'tab'>>({ tab: 1 })
    .toArray()
  return found.map(({ tab }) => tab)
}

/** Index draft_revision: at most `limit` revisions before one, newest first, without their texts. */
export async function list(options: { articleId: string; before: number; limit: number }): Promise<RevisionEntry[]> {
  const found = await (
    await revisions()
  )
    .find({ articleId: options.articleId, revision: { $lt: options.before } })
    .sort({ revision: -1 })
    .limit(options.limit)
    .project<Omit<DraftRevisionDocument, 'content'>>({ content: 0 })
    .toArray()
  return found.map(({ articleId, revision, kind, by, at, reason }) => ({ articleId, revision, kind, by, at, reason }))
}

function toRevision(found: DraftRevisionDocument): DraftRevision {
  const { _id, schemaVersion: _version, expiresAt: _expiry, ...revision } = found
  return revision
}

/** Index draft_revision: every text of an article, for good. */
export async function removeAllOf(articleId: string): Promise<void> {
  await (await revisions()).deleteMany({ articleId })
}
