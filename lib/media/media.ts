import { z } from 'zod'

/** Widths in CSS pixels times density that a picture is offered in. A picture is never made wider than it is. */
export const VARIANT_WIDTHS = [160, 320, 480, 640, 960, 1280, 1600] as const
export const VARIANT_FORMATS = ['avif', 'webp'] as const
export type VariantFormat = (typeof VARIANT_FORMATS)[number]

export const mediaSchema = z.object({
  /** The first 24 digits of the hash: the key in the file's addresses, which change when the file does. */
  id: z.string().regex(/^[0-9a-f]{24}$/),
  /** SHA-256 of the original's bytes, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().min(1).max(200),
  format: z.enum(['jpeg', 'png', 'webp', 'avif', 'gif', 'svg']),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
  /** A blurred picture of about 20 pixels as a data address, shown until the picture has arrived. */
  placeholder: z.string().max(2000),
  alt: z.string().max(500),
  caption: z.string().max(600),
  credit: z.string().max(200),
  createdAt: z.date(),
})
export type Media = z.infer<typeof mediaSchema>

/** What a page needs to show a picture. */
export type Picture = Pick<Media, 'width' | 'height' | 'placeholder' | 'alt'> & { key: string }

/** The part of a picture's address that names it. */
export const mediaKey = (hash: string) => hash.slice(0, 24)

export const variantPath = (key: string, width: number, format: VariantFormat) => `/media/${key}/${width}.${format}`

/** The widths that exist for a picture: all offered ones below its own width, and its own where that is not above the widest. */
export function variantWidths(width: number): number[] {
  const widest = VARIANT_WIDTHS[VARIANT_WIDTHS.length - 1] ?? 1600
  const narrower = VARIANT_WIDTHS.filter((candidate) => candidate < width)
  return width <= widest ? [...narrower, width] : narrower
}

/** The value of a `srcset` for one format. */
export function sourceSet(picture: Pick<Picture, 'key' | 'width'>, format: VariantFormat, widthMax = Infinity): string {
  const widths = variantWidths(picture.width)
  const fitting = widths.filter((width) => width <= widthMax)
  return (fitting.length > 0 ? fitting : widths.slice(0, 1))
    .map((width) => `${variantPath(picture.key, width, format)} ${width}w`)
    .join(', ')
}

/** The one address for whoever does not choose: the widest variant up to `widthMax`. */
export function fallbackSource(picture: Pick<Picture, 'key' | 'width'>, widthMax: number): string {
  const widths = variantWidths(picture.width)
  return variantPath(picture.key, widths.findLast((width) => width <= widthMax) ?? widths[0] ?? picture.width, 'webp')
}

/** The original's address in stored bodies: `/media/<key>`, with or without a variant behind it. */
export function parseMediaKey(address: string): string | null {
  return /^\/media\/([0-9a-f]{24})(?:\/|$)/.exec(address)?.[1] ?? null
}

export const toPicture = (media: Media): Picture => ({
  key: media.id,
  width: media.width,
  height: media.height,
  placeholder: media.placeholder,
  alt: media.alt,
})
