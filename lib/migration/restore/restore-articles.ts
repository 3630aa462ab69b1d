import 'server-only'
import { importArticles } from '@/lib/articles/article-commands'
import { findPresentIds, listArticlesByIds } from '@/lib/articles/article-lookup'
import { recountTerms } from '@/lib/search/reindex-commands'
import { countTogether, indexArticles } from '@/lib/search/search-commands'
import type { TermChanges } from '@/lib/search/term-changes'
import type { ExportRow } from '../export/export-rows'
import { readRows } from './read-export'
import type { Restoring } from './restore-rows'

const BATCH = 100

/** Writes articles as they were, in whatever state, a hundred at a time. Those that a run before this one wrote may lack their place in search. */
export async function restoreArticles(restoring: Restoring, { isResumed }: { isResumed: boolean }): Promise<void> {
  let batch: ExportRow<'articles'>[] = []
  const flush = async (changes: TermChanges) => {
    const rows = batch
    batch = []
    const present = await findPresentIds(rows.map(({ id }) => id))
    const { staleTags } = await importArticles(
      restoring.actor,
      rows.filter(({ id }) => !present.has(id)),
      changes,
    )
    if (isResumed && present.size > 0) await indexArticles(await listArticlesByIds([...present]), changes)
    for (const [index, { id }] of rows.entries())
      await restoring.settle('articles', present.has(id) ? 'already' : 'imported', index === 0 ? staleTags : [])
  }
  await countTogether(async (changes) => {
    for await (const { row } of readRows(restoring.opened, 'articles'))
      if (batch.push(row) >= BATCH) await flush(changes)
    await flush(changes)
  })
  if (isResumed) await recountTerms()
}
