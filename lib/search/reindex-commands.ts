import 'server-only'
import { listArticlesAfter } from '@/lib/articles/article-lookup'
import { countTogether, indexArticles } from './search-commands'
import { entryLength, termSet } from './search-entry'
import { clearEntries, listEntriesAfter } from './search-repository'
import { findIndexState, saveIndexVersion, saveRebuild } from './search-state-repository'
import { clearTerms, replaceFrequencies } from './term-repository'

/** Counts up with every change to what an entry holds. */
export const INDEX_VERSION = 1
const BATCH = 100

/**
 * Indexes every article anew, in the order of ids, a hundred at a time, and at the end counts every term anew. One that was stopped, by its signal or by the
 * end of the process, goes on where it was. Search answers meanwhile, except from an index of another version: that is
 * cleared first, and fills up again.
 */
export async function reindexArchive(
  options: { signal?: AbortSignal; onBatch?: (done: number) => void } = {},
): Promise<{ done: number }> {
  const state = await findIndexState()
  const isResumed = state.rebuild?.version === INDEX_VERSION
  if (!isResumed && state.version !== null && state.version !== INDEX_VERSION) {
    await clearEntries()
    await clearTerms()
  }
  let { after, done } = isResumed && state.rebuild ? state.rebuild : { after: '', done: 0 }
  await countTogether(async (changes) => {
    for (;;) {
      options.signal?.throwIfAborted()
      const batch = await listArticlesAfter(after, BATCH)
      if (batch.length === 0) break
      await indexArticles(batch, changes)
      done += batch.length
      after = batch.at(-1)?.id ?? after
      await saveRebuild({ version: INDEX_VERSION, after, done })
      options.onBatch?.(done)
    }
  })
  await recountTerms()
  await saveIndexVersion(INDEX_VERSION)
  return { done }
}

/**
 * Counts in how many articles each term stands, from the entries: exact whatever was cut off before. What is published
 * meanwhile may be counted or not. Memory grows with the number of different terms, about 100 bytes each.
 */
export async function recountTerms(): Promise<void> {
  const counted = new Map<string, number>()
  const totals = { articles: 0, length: 0 }
  for (let after = ''; ;) {
    const entries = await listEntriesAfter(after, BATCH)
    for (const entry of entries) {
      totals.articles += 1
      totals.length += entryLength(entry)
      for (const term of termSet(entry)) counted.set(term, (counted.get(term) ?? 0) + 1)
    }
    const last = entries.at(-1)
    if (!last) break
    after = last.id
  }
  await replaceFrequencies(counted, totals)
}

/** For whoever fills an empty archive: what is written from now on is indexed as it comes, so there is nothing to do anew. */
export async function beginIndexWhereEmpty(): Promise<void> {
  if ((await findIndexState()).version === null && (await listArticlesAfter('', 1)).length === 0)
    await saveIndexVersion(INDEX_VERSION)
}

/** Reindexes where this version of the program has not done it yet: an archive from before search, or from another version. */
export async function keepIndexCurrent(signal: AbortSignal): Promise<void> {
  if ((await findIndexState()).version !== INDEX_VERSION) await reindexArchive({ signal })
}

/** Indexes the whole archive with the spellings of today; what a stopped attempt did is not done again. */
export async function reindexFromTheStart(options: { isResumed: boolean; signal: AbortSignal }): Promise<void> {
  if (!options.isResumed) await saveRebuild({ version: INDEX_VERSION, after: '', done: 0 })
  await reindexArchive({ signal: options.signal })
}
