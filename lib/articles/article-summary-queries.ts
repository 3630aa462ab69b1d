import 'server-only'
import type { ArticleSummary } from './article'
import { listVisible } from './article-list-repository'

/**
 * The newest articles without bodies or pictures, for what is made of very many at once. Not cached here: whoever makes
 * something of them keeps that, under `NEWEST_TAG` and `ARTICLES_TAG`.
 */
export const listNewestSummaries = (limit: number): Promise<ArticleSummary[]> =>
  listVisible({ filter: { kind: 'all' }, now: new Date(), limit })
