import type { Element } from 'hast'
import { Picture } from '@/components/site/picture'
import { fallbackSource, type Picture as PictureFile } from '@/lib/media/media'

/** A picture inside a text. It links to its largest file, which the reader module opens as a dialog instead. */
export function BodyPicture({ image }: { image: Element }) {
  const picture = pictureOf(image)
  if (!picture) return null
  return (
    <a href={fallbackSource(picture, 1600)} className="zoom" data-zoom="" aria-label={`Enlarge: ${picture.alt}`}>
      <Picture picture={picture} sizes="(min-width: 48rem) 42rem, 100vw" />
    </a>
  )
}

/** What `toBody` wrote onto the element; null where the file is gone. */
function pictureOf({ properties }: Element): PictureFile | null {
  const { dataKey: key, width, height, alt, dataPlaceholder: placeholder } = properties
  if (typeof key !== 'string' || typeof width !== 'number' || typeof height !== 'number') return null
  return {
    key,
    width,
    height,
    alt: typeof alt === 'string' ? alt : '',
    placeholder: typeof placeholder === 'string' ? placeholder : '',
  }
}
