import 'server-only'
import type { Media } from './media'
import { media } from './media-repository'

/** Files of the library by their keys, past every cache; those that are gone are left out. At most 200. */
export async function findMediaFiles(keys: readonly string[]): Promise<Map<string, Media>> {
  const found = await media.findMany([...new Set(keys)])
  return new Map(found.map((file) => [file.id, file]))
}
