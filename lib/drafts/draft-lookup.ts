import 'server-only'
import type { DraftContent, DraftRevision } from './draft'
import * as drafts from './draft-repository'

/** What an article's draft says now; null where nobody has opened it since it was stored. Past every cache. */
export const findDraftContent = async (articleId: string): Promise<DraftContent | null> =>
  (await drafts.findLatest(articleId))?.content ?? null

/** What the texts of at most 100 articles say now, whoever may write them: for exports. Those that nobody opened have none. */
export const findLatestDrafts = (articleIds: readonly string[]): Promise<DraftRevision[]> =>
  drafts.listLatest(articleIds)
