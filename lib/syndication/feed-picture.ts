import 'server-only'
import { fallbackSource, type Picture } from '@/lib/media/media'
import { variantSize } from '@/lib/media/media-storage'
import { parseVariantName } from '@/lib/media/media-variants'
import type { FeedPicture } from './feed'

const WIDTH_MAX = 960

/**
 * The picture that goes along with a piece. Its length is 0, "unknown" by the RSS Advisory Board's profile, until the
 * file has been made: making two dozen pictures would keep a reader waiting for half a minute.
 */
export async function toFeedPicture(picture: Picture, siteUrl: string): Promise<FeedPicture | null> {
  const path = fallbackSource(picture, WIDTH_MAX)
  const file = path.split('/').at(-1) ?? ''
  const variant = parseVariantName(file)
  if (!variant) return null
  return {
    url: new URL(path, siteUrl).href,
    mediaType: `image/${variant.format}`,
    bytes: (await variantSize(picture.key, file)) ?? 0,
    alt: picture.alt,
  }
}
