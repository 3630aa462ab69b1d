import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import type { Article } from '@/lib/articles/article'
import { parseInput } from '@/lib/input'
import { log } from '@/lib/log'
import { indexArticles } from '@/lib/search/search-commands'
import type { SearchEntry } from '@/lib/search/search-entry'
import { countIndexed, findIndexed, findWithTerms, listIndexedIds } from '@/lib/search/search-lookup'
import { getStatistics } from '@/lib/search/search-statistics'
import { neighboursOf, rankRelated, strongestTerms, weightsOf, type Relation, type Subject } from './related'
import { relatedTag } from './related-lists'
import * as lists from './related-repository'

const CANDIDATES_MAX = 300
const TERMS_MAX = 60
/** Articles that a publish may look through in the text index: what bounds its time in a large archive. */
const ARTICLES_MAX = 20_000
/** Older pieces whose lists a new one may enter. */
const ENTERED_MAX = 60

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

/** Computes an article's list anew and enters it into those of the pieces that it is related to. */
export async function relateArticle(id: string): Promise<string[]> {
  const entry = await findIndexed(id)
  if (!entry) {
    await lists.dropList(id)
    return [relatedTag(id)]
  }
  const related = await relationsOf(entry)
  const others = related.slice(0, ENTERED_MAX)
  await lists.saveRelations(id, related)
  await lists.enterLists(
    others.map((relation) => ({ list: relation.id, relation: { ...relation, id, publishAt: entry.publishAt } })),
  )
  return [id, ...others.map((relation) => relation.id)].map(relatedTag)
}

const choicesSchema = z.object({
  articleId: z.string(),
  pinned: z.array(z.string()).max(13),
  excluded: z.array(z.string()).max(100),
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
 * Computes every list anew, in the order of ids. One that was stopped goes on where it was; lists are replaced one by
 * one, so readers see the old or the new one.
 */
export async function rebuildRelated(
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<{ done: number }> {
  const total = await countIndexed()
  let { after, done } = (await lists.findProgress()) ?? { after: '', done: 0 }
  for (;;) {
    const ids = await listIndexedIds(after, BATCH)
    if (ids.length === 0) break
    for (const id of ids) {
      const entry = await findIndexed(id)
      if (entry) await lists.saveRelations(id, await relationsOf(entry))
      done += 1
      options.onProgress?.(done, total)
    }
    after = ids.at(-1) ?? after
    await lists.saveProgress({ after, done })
  }
  await lists.saveProgress(null)
  return { done }
}

async function relationsOf(entry: SearchEntry): Promise<Relation[]> {
  const subject = toSubject(entry)
  const own = await getStatistics(subject.counts.keys())
  const weights = weightsOf(subject, own)
  const terms = strongestTerms(weights, own, { termsMax: TERMS_MAX, articlesMax: ARTICLES_MAX })
  const candidates = (await findWithTerms(terms, CANDIDATES_MAX + 1))
    .filter((found) => found.id !== entry.id)
    .map(toSubject)
  const nearest = neighboursOf(weights, candidates)
  const known = await getStatistics([subject, ...nearest].flatMap(({ counts }) => [...counts.keys()]))
  const ranked = rankRelated(subject, candidates, known).slice(0, lists.RELATIONS_MAX)
  return ranked.map(({ shared, ...relation }) => ({ ...relation, why: shared }))
}

function toSubject(entry: SearchEntry): Subject {
  const counts = new Map<string, number>()
  const add = (terms: readonly string[], weight: number) => {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight)
  }
  add(entry.headline, 2)
  add(entry.tags, 2)
  add(entry.deck, 1)
  add(entry.body, 1)
  return { id: entry.id, publishAt: entry.publishAt, sectionIds: entry.facts.sectionIds, counts }
}
