import 'server-only'
import { LRUCache } from 'lru-cache'
import { DEFAULT_EQUIVALENTS } from './equivalents'
import { createFolder, type Folder } from './fold'
import { findEquivalents } from './search-state-repository'

/** Another process may have changed the list. */
export const FOLDER_KEPT_MILLISECONDS = 60_000
const kept = new LRUCache<'folder', Folder>({ max: 1, ttl: FOLDER_KEPT_MILLISECONDS })

/** The publication's own list of equivalent spellings, else the one that it begins with. */
export const listEquivalents = async (): Promise<readonly (readonly string[])[]> =>
  (await findEquivalents()) ?? DEFAULT_EQUIVALENTS

/** The publication's folding, by its list of equivalent spellings. */
export async function getFolder(): Promise<Folder> {
  const known = kept.get('folder')
  if (known) return known
  const folder = createFolder(await listEquivalents())
  kept.set('folder', folder)
  return folder
}

export const forgetFolder = () => {
  kept.clear()
}
