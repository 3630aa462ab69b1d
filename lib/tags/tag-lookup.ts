import 'server-only'
import { tags } from './tag-repository'

/** Names by id, past every cache, for commands; ids that are gone are left out. */
export async function findTagNames(ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += BATCH)
    for (const { id, name } of await tags.findMany(ids.slice(from, from + BATCH))) names.set(id, name)
  return names
}

const BATCH = 200
