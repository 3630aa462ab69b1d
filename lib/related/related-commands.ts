import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import type { Article } from '@/lib/articles/article'
import { parseInput } from '@/lib/input'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { log } from '@/lib/log'
import { indexArticles } from '@/lib/search/search-commands'
import { countIndexed, listIndexedIds } from '@/lib/search/search-lookup'
import { rebuildJob } from './rebuild'
import type { Relation } from './related'
import { isNearby, relatedTag, toRelations, type Relations } from './related-lists'
import * as lists from './related-repository'
import { createRanking } from './ranking'

/**
 * Brings search and the related lists to what an article says now, and gives back the tags of the pages that show it.
 * Never throws: the article is saved already, and a rebuild repairs what failed here.
 */
export async function refreshFinding(article: Article): Promise<string[]> {
  try {
    await indexArticles([article])
    return await relateArticle(article.id)
  } catch (error) {
    log.error({ error, article: article.id }, 'search and related lists missed a change; run related:rebuild')
    return []
  }
}

const NONE: Relations = { relations: [], nearby: [] }

/**
 * Computes an article's list anew and enters it into those of the pieces that it is related to, at most 48; it leaves
 * those of pieces that it was related to before. What readers may not see stays entered and is left out when it is shown.
 */
export async function relateArticle(id: string): Promise<string[]> {
  const before = await lists.findList(id)
  const ranking = await createRanking()(id)
  if (!ranking) {
    await lists.saveRelations(id, NONE)
    return [relatedTag(id)]
  }
  const { publishAt } = ranking
  const after = toRelations(ranking)
  const entered = after.relations.map(({ id: other }) => other)
  const left = before.relations.map(({ id: other }) => other).filter((other) => !entered.includes(other))
  await lists.saveRelations(id, after)
  await lists.leaveLists(id, [...left, ...entered])
  await lists.enterLists(
    after.relations.map((relation) => ({
      list: relation.id,
      relation: { ...relation, id, publishAt },
      isNearby: isNearby(publishAt, relation.publishAt),
    })),
  )
  return [id, ...entered, ...left].map(relatedTag)
}

/** More than this that came at once get their lists by `relateLater`: each takes some 40 ms. */
export const RELATED_AT_ONCE_MAX = 1000

/** For very many: a job of the site computes every list anew. Until then pages fill up from section and newest. */
export async function relateLater(): Promise<void> {
  await enqueueJob(rebuildJob, {})
}

/** Computes the lists of many articles that came at once, each from its own side. They are indexed already. */
export async function relateImported(ids: readonly string[]): Promise<void> {
  const rank = createRanking()
  for (const id of ids) {
    const ranking = await rank(id)
    if (ranking) await lists.saveRelations(id, toRelations(ranking))
  }
}

const choicesSchema = z.object({
  articleId: z.string(),
  pinned: z.array(z.string()).max(13),
  excluded: z.array(z.string()).max(50),
})

/** What an editor pins beside an article or keeps away from it. */
export async function chooseRelated(
  actor: Actor,
  input: z.input<typeof choicesSchema>,
): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'articles:write')
  const { articleId, ...choices } = parseInput(choicesSchema, input)
  await lists.saveChoices(articleId, choices)
  return { staleTags: [relatedTag(articleId)] }
}

const BATCH = 100

/**
 * Computes every list anew, in the order of ids. One that was stopped goes on where it was. `onBatch` hears how far it
 * is, and the tags of the lists that changed. Beside a living site readers see the old list or the new one.
 */
export async function rebuildRelated(options: {
  signal?: AbortSignal
  onBatch: (batch: { done: number; total: number; staleTags: string[] }) => Promise<void>
}): Promise<{ done: number }> {
  const total = await countIndexed()
  let { after, done } = await lists.findProgress()
  for (;;) {
    options.signal?.throwIfAborted()
    const ids = await listIndexedIds(after, BATCH)
    if (ids.length === 0) break
    const rank = createRanking()
    const staleTags: string[] = []
    for (const id of ids) {
      const ranking = await rank(id)
      if (!ranking) continue
      const relations = toRelations(ranking)
      if (orderOf(relations) === orderOf(await lists.findList(id))) continue
      await lists.saveRelations(id, relations)
      staleTags.push(relatedTag(id))
    }
    done += ids.length
    after = ids.at(-1) ?? after
    await lists.saveProgress({ after, done })
    await options.onBatch({ done, total, staleTags })
  }
  await lists.dropProgress()
  return { done }
}

/** What readers see of a list: its order and its reasons, not its scores. */
const orderOf = ({ relations, nearby }: Relations) =>
  JSON.stringify([relations, nearby].map((list: Relation[]) => list.map(({ id, why }) => [id, why])))
