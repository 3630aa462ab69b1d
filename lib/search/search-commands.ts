import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import type { Article } from '@/lib/articles/article'
import { recordAudit } from '@/lib/audit/audit-commands'
import { findAuthorNames } from '@/lib/authors/author-lookup'
import { parseInput } from '@/lib/input'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { findTagNames } from '@/lib/tags/tag-lookup'
import { FOLDER_KEPT_MILLISECONDS, getFolder, forgetFolder } from './folding'
import { reindexJob } from './reindex'
import { toSearchEntry } from './search-entry'
import { replaceEntries } from './search-repository'
import { saveEquivalents } from './search-state-repository'
import { createTermChanges, type TermChanges } from './term-changes'
import { writeTermChanges } from './term-repository'

/**
 * Brings the index to what these articles say now. One that is not published leaves it; one that is scheduled enters
 * it, and whoever searches leaves out what is not visible yet. Whoever indexes very many at once does it within
 * `countTogether`.
 */
export async function indexArticles(articles: readonly Article[], changes?: TermChanges): Promise<void> {
  const fold = await getFolder()
  const tags = await findTagNames([...new Set(articles.flatMap((article) => article.tagIds))])
  const authors = await findAuthorNames([...new Set(articles.flatMap((article) => article.authorIds))])
  const surfaces = new Map<string, string>()
  const batch = articles.map((article) => {
    const names = {
      tags: article.tagIds.flatMap((id) => tags.get(id) ?? []),
      authors: article.authorIds.flatMap((id) => authors.get(id) ?? []),
    }
    return { id: article.id, entry: toSearchEntry(article, names, { fold, surfaces }) }
  })
  const noted = changes ?? createTermChanges()
  await replaceEntries(batch, noted, (term) => surfaces.get(term) ?? term)
  if (!changes || changes.isFull()) await writeTermChanges(noted)
}

/**
 * For whoever indexes many articles, a batch after the other: the frequencies of their terms are written together, when
 * there are enough and at the end, also of a run that fails. A process that is killed loses some: see `recountTerms`.
 */
export async function countTogether<Result>(run: (changes: TermChanges) => Promise<Result>): Promise<Result> {
  const changes = createTermChanges()
  try {
    return await run(changes)
  } finally {
    await writeTermChanges(changes)
  }
}

const equivalentsSchema = z.array(z.array(z.string().trim().min(1).max(60)).min(2).max(20)).max(500)

/** Writes the list of equivalent spellings. What is indexed follows by a job, which begins when every process knows them. */
export async function chooseEquivalents(actor: Actor, input: z.input<typeof equivalentsSchema>): Promise<void> {
  requirePermission(actor, 'structure:write')
  await saveEquivalents(parseInput(equivalentsSchema, input))
  forgetFolder()
  await enqueueJob(reindexJob, {}, { runAt: new Date(Date.now() + FOLDER_KEPT_MILLISECONDS) })
  await recordAudit(actor, {
    action: 'search.equivalents',
    subject: { kind: 'search', id: 'equivalents', name: 'Equivalent spellings' },
  })
}
