import 'server-only'
import { findNewsroomRows } from '@/lib/articles/newsroom-list-lookup'
import type { FlawedPiece } from './finding'
import { listNewest } from './finding-repository'

/** What changed since it was looked at is passed over: among so many there are some that did not. */
const LOOKED_AT_MAX = 40

/** At most `limit` live pieces in which something was found that nobody has touched since, the newest first. */
export async function listFlawed(limit: number): Promise<FlawedPiece[]> {
  const findings = await listNewest(LOOKED_AT_MAX)
  const rows = new Map((await findNewsroomRows(findings.map(({ id }) => id))).map((row) => [row.id, row]))
  return findings
    .flatMap(({ id, messages, checkedAt }) => {
      const row = rows.get(id)
      return row?.state === 'published' && row.savedAt <= checkedAt ? [{ ...row, messages }] : []
    })
    .slice(0, limit)
}
