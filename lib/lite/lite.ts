import { fallbackSource, variantWidths, type Picture } from '@/lib/media/media'

/** Of a lite page with its picture, over the wire. */
export const LITE_BYTES_MAX = 50_000

/** The lite form of what stands at a path. */
export const litePath = (articlePath: string) => `/lite${articlePath}`

const WIDTH = 320
const TALL_WIDTH = 160

/** The one variant that a lite page shows, in both formats; of a tall picture a narrower one, so that it weighs no more. */
export function litePicture(picture: Pick<Picture, 'key' | 'width' | 'height'>) {
  const wanted = picture.height > picture.width * 1.5 ? TALL_WIDTH : WIDTH
  const widths = variantWidths(picture.width)
  const width = widths.findLast((candidate) => candidate <= wanted) ?? picture.width
  const webp = fallbackSource(picture, wanted)
  return {
    webp,
    avif: webp.replace(/\.webp$/, '.avif'),
    width,
    height: Math.round((picture.height * width) / picture.width),
  }
}
