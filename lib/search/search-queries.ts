import 'server-only'
import { listCards, listFoundArticles, type FoundArticle } from '@/lib/articles/article-found-queries'
import type { ArticleCard } from '@/lib/articles/article-view'
import type { ArchiveQuery } from './archive-query'
import { searchArchive, type ArchiveAnswer } from './archive-search'
import { findClosestIds } from './closest'

export const RESULTS_PAGE_SIZE = 10

export type SearchResult = FoundArticle & { missing: string[] }

/** One page of what the archive answers. Nothing is cached here: the front door keeps whole answers for a minute. */
export type SearchPage = Omit<ArchiveAnswer, 'hits'> & {
  results: SearchResult[]
  number: number
  pages: number
}

/** Page `number` of the answer; past the end it is empty. */
export async function getSearchPage(
  query: ArchiveQuery,
  number: number,
  size = RESULTS_PAGE_SIZE,
): Promise<SearchPage> {
  const { hits, ...answer } = await searchArchive(query)
  const shown = hits.slice((number - 1) * size, number * size)
  const found = new Map((await listFoundArticles(shown.map(({ id }) => id))).map((each) => [each.card.id, each]))
  const results = shown.flatMap(({ id, missing }) => {
    const each = found.get(id)
    return each ? [{ ...each, missing }] : []
  })
  return { ...answer, results, number, pages: Math.ceil(hits.length / size) }
}

/** The articles closest to some words, best first: any word may match. For pages that do not exist. */
export async function listClosestArticles(options: {
  words: readonly string[]
  limit: number
}): Promise<ArticleCard[]> {
  return listCards(await findClosestIds(options))
}
