import 'server-only'
import { isVisible, type Article } from '@/lib/articles/article'
import { listArticlesAfter } from '@/lib/articles/article-lookup'
import { findChecks } from '@/lib/articles/publishing-check-lookup'
import type { Finding } from './finding'
import * as findings from './finding-repository'
import { noteSources } from './source-link-commands'

/** So many pieces a turn: a fraction of a second of work. Where the archive ends, the next turn begins anew. */
export const CHECKED_A_TURN = 20

/** Looks at the next pieces of the archive as if they were to be published now, and keeps what would stop them. */
export async function checkNextPieces(signal?: AbortSignal, now = new Date()): Promise<void> {
  const place = await findings.findPlace()
  const articles = await listArticlesAfter(place, CHECKED_A_TURN)
  const live = articles.filter((article) => isVisible(article, now))
  const found: Finding[] = []
  for (const article of live) {
    if (signal?.aborted) return
    found.push(...(await findingsIn(article, now)))
  }
  await noteSources(live, now)
  if (articles.length > 0)
    await findings.replace(
      articles.map(({ id }) => id),
      found,
    )
  await findings.savePlace(articles.length < CHECKED_A_TURN ? '' : (articles.at(-1)?.id ?? ''))
}

async function findingsIn(article: Article, checkedAt: Date): Promise<Finding[]> {
  const checks = (await findChecks(article.id, article)).filter(({ level }) => level === 'blocking')
  const messages = checks.map(({ message }) => message)
  return messages.length === 0
    ? []
    : [{ id: article.id, messages, publishAt: article.publishAt ?? article.createdAt, checkedAt }]
}
