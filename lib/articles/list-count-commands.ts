import 'server-only'
import { log } from '@/lib/log'
import { countSteps, countStepsOfAll, listKey } from './list-count'
import type { Article } from './article'
import * as counts from './list-count-repository'

/**
 * Counts a written change of an article in the lists it leaves and enters. Never throws: the article is saved already,
 * and a recount repairs what failed here.
 */
export async function countChange(before: Article | null, after: Article): Promise<void> {
  await addSteps(countSteps(before, after))
}

/** The same for new articles. */
export async function countNew(articles: readonly Article[]): Promise<void> {
  await addSteps(countStepsOfAll(articles))
}

async function addSteps(steps: ReturnType<typeof countSteps>): Promise<void> {
  try {
    await counts.add(steps)
  } catch (error) {
    log.error({ error, lists: steps.size }, 'the lists’ counts missed a change; run lists:recount')
  }
}

/** A list that changes during each of so many counts is left to the next recount. */
const ATTEMPTS_MAX = 20

/**
 * Counts every list anew, one after the other and in batches, beside a living site. Gives back the keys of lists that
 * changed faster than they were counted: they keep the counts that the changes made.
 */
export async function recountLists(
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<{ lists: number; skipped: string[] }> {
  const lists = await counts.listAll()
  const skipped: string[] = []
  for (const [index, list] of lists.entries()) {
    let isCounted = false
    for (let attempt = 0; attempt < ATTEMPTS_MAX && !isCounted; attempt += 1) isCounted = await counts.recount(list)
    if (!isCounted) skipped.push(listKey(list))
    options.onProgress?.(index + 1, lists.length)
  }
  return { lists: lists.length, skipped }
}
