import 'server-only'
import { findNewsroomRows } from '@/lib/articles/newsroom-list-lookup'
import type { BrokenSource } from './source-link'
import { listBroken } from './source-link-repository'

/** Some of them are no live piece's source any more, and are passed over. */
const LOOKED_AT_MAX = 40

/** At most `limit` sources of live pieces that do not answer, those that broke last first. */
export async function listBrokenSources(limit: number): Promise<BrokenSource[]> {
  const broken = await listBroken(LOOKED_AT_MAX)
  const rows = new Map((await findNewsroomRows(broken.map(({ articleId }) => articleId))).map((row) => [row.id, row]))
  return broken
    .flatMap(({ articleId, url, reason, brokenSince, dueAt }) => {
      const row = rows.get(articleId)
      if (row?.state !== 'published' || row.origin.kind === 'exclusive' || row.origin.source.url !== url) return []
      const { headline, origin } = row
      const since = brokenSince ?? dueAt
      return [
        { articleId, headline, url, reason, since, sourceName: origin.source.name, isAsked: dueAt.getTime() === 0 },
      ]
    })
    .slice(0, limit)
}
