import { fallbackSource, sourceSet, VARIANT_FORMATS, type Picture as PictureFile } from '@/lib/media/media'

type Props = {
  picture: PictureFile
  /** The `sizes` of HTML: how wide the picture is shown at which width of the window. */
  sizes: string
  /** No wider variant is offered: a thumbnail never needs the poster. */
  widthMax?: number
  /** The picture that the reader sees first: asked for at once, all others when they come near. */
  isLead?: boolean
  /** A picture whose link already says it all is decoration to those who do not see it. */
  isDecoration?: boolean
}

/** A picture in the formats and widths that exist, its place kept before it arrives. */
export function Picture({ picture, sizes, widthMax = 1600, isLead = false, isDecoration = false }: Props) {
  return (
    <picture>
      {VARIANT_FORMATS.map((format) => (
        <source key={format} type={`image/${format}`} srcSet={sourceSet(picture, format, widthMax)} sizes={sizes} />
      ))}
      <img
        src={fallbackSource(picture, Math.min(widthMax, 960))}
        width={picture.width}
        height={picture.height}
        alt={isDecoration ? '' : picture.alt}
        {...(picture.focalPoint && { style: cropAround(picture.focalPoint) })}
        // A blurred stand-in weighs a third of a kilobyte: only the first picture is worth it.
        {...(isLead
          ? {
              fetchPriority: 'high',
              style: { ...cropAround(picture.focalPoint), backgroundImage: `url("${picture.placeholder}")` },
            }
          : { loading: 'lazy', decoding: 'async' })}
      />
    </picture>
  )
}

/** Where a crop would cut, this part stays. */
const cropAround = (point: PictureFile['focalPoint']) =>
  point && { objectPosition: `${Math.round(point.x * 100)}% ${Math.round(point.y * 100)}%` }
