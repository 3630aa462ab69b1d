import 'server-only'
import { fallbackSource, queryKeysOf, toPicture, type Media } from './media'
import * as media from './media-repository'
import { mediaType, streamOriginal } from './media-storage'

const PAGE_MAX = 60

/**
 * The library, newest first, or what in it has words that begin like those of a query. `next` is the name of the
 * following page, null on the last. Past every cache, for the newsroom.
 */
export async function listMedia(options: {
  query?: string
  after?: string | undefined
  limit?: number
}): Promise<{ files: Media[]; next: string | null }> {
  const limit = Math.min(options.limit ?? PAGE_MAX, PAGE_MAX)
  const found = await media.list({
    keys: queryKeysOf(options.query ?? ''),
    after: parsePlace(options.after),
    limit: limit + 1,
  })
  const files = found.slice(0, limit)
  const last = files.at(-1)
  return { files, next: found.length > limit && last ? `${last.createdAt.getTime()}-${last.id}` : null }
}

export const findMedia = (id: string): Promise<Media | null> => media.findById(id)

const THUMBNAIL_WIDTH = 320

/** The address of a small variant, for a form that has chosen a picture; null where there is none. */
export async function findThumbnail(id: string | null): Promise<string | null> {
  const file = id === null ? null : await media.findById(id)
  return file && fallbackSource(toPicture(file), THUMBNAIL_WIDTH)
}

/** Those of these files that exist, by id. At most 200. */
export async function findManyMedia(ids: readonly string[]): Promise<Map<string, Media>> {
  return new Map((await media.findMany(ids)).map((file) => [file.id, file]))
}

/** In the order of their ids, after one of them. */
export const listMediaAfter = (id: string, limit: number): Promise<Media[]> => media.listAfter(id, limit)

/** The file as it is kept, to be saved and not to be shown; null where there is none. */
export async function openOriginal(id: string) {
  const file = await media.findById(id)
  const stream = file && (await streamOriginal(id))
  return file && stream ? { file, stream, type: mediaType(file.format) } : null
}

function parsePlace(text: string | undefined): media.MediaPlace | null {
  const match = /^(\d{1,15})-([0-9a-f]{24})$/.exec(text ?? '')
  return match?.[1] !== undefined && match[2] !== undefined
    ? { createdAt: new Date(Number(match[1])), id: match[2] }
    : null
}
