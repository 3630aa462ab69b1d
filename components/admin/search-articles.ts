import { searchAnswerSchema } from '@/lib/search/search-answer'

export type FoundArticle = { id: string; headline: string; path: string }

/** Published pieces by their words; none where the site does not answer. */
export async function searchArticles(words: string, signal: AbortSignal): Promise<FoundArticle[]> {
  try {
    const response = await fetch(`/api/v1/search?limit=8&q=${encodeURIComponent(words)}`, { signal })
    const { results } = searchAnswerSchema.parse(await response.json())
    // Answers land on a passage; a link leads to the piece.
    return results.map(({ id, headline, path }) => ({ id, headline, path: path.split('#', 1)[0] ?? path }))
  } catch {
    return []
  }
}
