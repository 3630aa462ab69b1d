import 'server-only'
import { toPicture, type Picture } from './media'
import { media } from './media-repository'

/** Pictures by the key in their addresses. It follows from a file's bytes, so nothing here ever goes stale. */
export async function listPictures(keys: readonly string[]): Promise<Map<string, Picture>> {
  const found = await media.findMany([...new Set(keys)])
  return new Map(found.map((file) => [file.id, toPicture(file)]))
}
