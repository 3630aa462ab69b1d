import 'server-only'
import type { ArticleRowView } from '@/components/admin/articles/article-row'
import { listedState, type NewsroomRow } from '@/lib/articles/newsroom-list'
import { stateDetail } from '@/lib/articles/newsroom-row-words'
import { findAuthorNames } from '@/lib/authors/author-lookup'
import { formatDayShort } from '@/lib/dates'
import { listSections } from '@/lib/sections/section-queries'

/** Pieces in words, for the newsroom's tables and lists. */
export async function toRowViews(rows: readonly NewsroomRow[], timeZone: string): Promise<ArticleRowView[]> {
  const now = new Date()
  const [authors, sections] = await Promise.all([
    findAuthorNames([...new Set(rows.flatMap(({ authorIds }) => authorIds))]),
    listSections(),
  ])
  return rows.map((row) => ({
    id: row.id,
    headline: row.headline,
    state: listedState(row, now),
    detail: stateDetail(row, { timeZone, now }),
    section: sections.find(({ id }) => id === row.sectionIds[0])?.name ?? '',
    authors: row.authorIds.flatMap((id) => authors.get(id) ?? []).join(', '),
    origin: row.origin.kind === 'exclusive' ? '' : `${row.origin.kind} from ${row.origin.source.name}`,
    changed: formatDayShort(row.savedAt, timeZone),
    published: row.publishAt === null ? '' : formatDayShort(row.publishAt, timeZone),
  }))
}
