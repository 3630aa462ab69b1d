import 'server-only'
import type { Author } from './author'
import { authors } from './author-repository'

/** Names by id, past every cache, for commands; ids that are gone are left out. */
export async function findAuthorNames(ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += BATCH)
    for (const { id, name } of await authors.findMany(ids.slice(from, from + BATCH))) names.set(id, name)
  return names
}

const BATCH = 200

/** Index author_portrait: at most `limit` authors with this portrait. */
export const listAuthorsWithPortrait = (portraitMediaId: string, limit: number): Promise<Author[]> =>
  authors.listBy({ portraitMediaId }, limit)
