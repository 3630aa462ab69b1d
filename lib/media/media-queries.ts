import 'server-only'
import { toPicture, type Picture } from './media'
import * as media from './media-repository'

/** Pictures by the key in their addresses. Who changes what is said of one expires whatever shows it (`media-uses.ts`). */
export async function listPictures(keys: readonly string[]): Promise<Map<string, Picture>> {
  const found = await media.findMany([...new Set(keys)])
  return new Map(found.map((file) => [file.id, toPicture(file)]))
}
