import { z } from 'zod'
import { plainLetters } from '@/lib/text'

/** Widths in CSS pixels times density that a picture is offered in. A picture is never made wider than it is. */
export const VARIANT_WIDTHS = [160, 320, 480, 640, 960, 1280, 1600] as const
export const VARIANT_FORMATS = ['avif', 'webp'] as const
export type VariantFormat = (typeof VARIANT_FORMATS)[number]

export const FILE_BYTES_MAX = 25 * 1024 * 1024
export const FILE_PIXELS_MAX = 60_000_000

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
  /** Under which terms it may be shown: "CC BY 4.0", "bought from …". */
  licence: z.string().max(200),
  /** What a crop has to keep, in parts of the width and height; null: the middle. */
  focalPoint: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable(),
  createdAt: z.date(),
})
export type Media = z.infer<typeof mediaSchema>

/** What an editor says of a file. */
export const mediaWordsSchema = mediaSchema
  .pick({ alt: true, caption: true, credit: true, licence: true, focalPoint: true })
  .extend({
    alt: z.string().trim().max(500),
    caption: z.string().trim().max(600),
    credit: z.string().trim().max(200),
    licence: z.string().trim().max(200),
  })

/** What a page needs to show a picture. */
export type Picture = Pick<Media, 'width' | 'height' | 'placeholder' | 'alt'> & {
  key: string
  /** Only where an editor set one. */
  focalPoint?: { x: number; y: number }
}

/** The part of a picture's address that names it. */
export const mediaKey = (hash: string) => hash.slice(0, 24)

export const variantPath = (key: string, width: number, format: VariantFormat) => `/media/${key}/${width}.${format}`

/** Ratios that search engines ask for beside a picture's own (Google, "Article", `image`). */
export const CROP_RATIOS = ['16x9', '4x3', '1x1'] as const
export type CropRatio = (typeof CROP_RATIOS)[number]

/** Google wants 1,200 pixels for its large previews. A crop is never made wider than it is cut. */
export const CROP_WIDTH_MAX = 1200

/** A crop's file names the point that it is cut around: a new focal point has a new address. */
export function cropName({ focalPoint }: Pick<Picture, 'focalPoint'>, ratio: CropRatio): string {
  const place = focalPoint ? [focalPoint.x, focalPoint.y].map((part) => `-${Math.round(part * 100)}`).join('') : ''
  return `${ratio}${place}.webp`
}

export const cropPath = (picture: Pick<Picture, 'key' | 'focalPoint'>, ratio: CropRatio) =>
  `/media/${picture.key}/${cropName(picture, ratio)}`

/** The largest part of a picture that has a ratio, as near around its focal point as the edges let it. */
export function cropBox(
  { width, height, focalPoint }: Pick<Picture, 'width' | 'height' | 'focalPoint'>,
  ratio: CropRatio,
): { left: number; top: number; width: number; height: number } {
  const [across = 1, down = 1] = ratio.split('x').map(Number)
  const part = {
    width: Math.max(1, Math.min(width, Math.floor((height * across) / down))),
    height: Math.max(1, Math.min(height, Math.floor((width * down) / across))),
  }
  const begin = (whole: number, length: number, focus: number) =>
    Math.round(Math.min(whole - length, Math.max(0, focus * whole - length / 2)))
  return {
    left: begin(width, part.width, focalPoint?.x ?? 0.5),
    top: begin(height, part.height, focalPoint?.y ?? 0.5),
    ...part,
  }
}

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
  ...(media.focalPoint && { focalPoint: media.focalPoint }),
})

/** Letters that decide: longer words are found by their beginning, so that endings make no difference. */
const KEY_LENGTHS = [3, 4, 5] as const
const KEY_LENGTH_MAX = 5
const QUERY_KEYS_MAX = 8

/** The beginnings of words that a file is found by. */
export function searchKeysOf(file: Pick<Media, 'fileName' | 'alt' | 'caption' | 'credit' | 'licence'>): string[] {
  const text = [file.fileName.replace(/\.[a-z0-9]+$/i, ''), file.alt, file.caption, file.credit, file.licence].join(' ')
  return [
    ...new Set(wordsOf(text).flatMap((word) => (word.length < 3 ? [word] : KEY_LENGTHS.map((n) => word.slice(0, n))))),
  ]
}

/** What all must be among a file's keys to answer a query; empty for a query without words. */
export const queryKeysOf = (query: string): string[] =>
  [...new Set(wordsOf(query).map((word) => word.slice(0, KEY_LENGTH_MAX)))].slice(0, QUERY_KEYS_MAX)

const wordsOf = (text: string) => plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A file as the newsroom's browser has it: dates are texts there. */
export type MediaFile = Omit<Media, 'createdAt'> & { createdAt: string }

export const toMediaFile = (file: Media): MediaFile => ({ ...file, createdAt: file.createdAt.toISOString() })

/** One place that shows a file, for whoever would delete it. */
export type MediaUse = { kind: 'article' | 'page' | 'author' | 'link' | 'publication'; id: string; name: string }
