import 'server-only'
import { fallbackSource, type Picture } from '@/lib/media/media'
import { getVariant, parseVariantName } from '@/lib/media/media-variants'
import type { FeedPicture } from './feed'

const WIDTH_MAX = 960

/** The picture that goes along with a piece, with its true length: RSS demands it. Null where the file is gone. */
export async function toFeedPicture(picture: Picture, siteUrl: string): Promise<FeedPicture | null> {
  const path = fallbackSource(picture, WIDTH_MAX)
  const variant = parseVariantName(path.split('/').at(-1) ?? '')
  const bytes = variant && (await getVariant(picture.key, variant.width, variant.format))
  if (!bytes) return null
  return {
    url: new URL(path, siteUrl).href,
    mediaType: `image/${variant.format}`,
    bytes: bytes.byteLength,
    alt: picture.alt,
  }
}
