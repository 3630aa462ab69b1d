import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Region, type Sharp } from 'sharp'
import { AppError } from '@/lib/errors'
import { FILE_BYTES_MAX, FILE_PIXELS_MAX, type Media, type VariantFormat } from './media'
import { sanitiseSvg } from './svg'
import { withoutMetadata } from './without-metadata'

// One thread a picture: the pictures themselves are made side by side, as many as there are cores to spare.
sharp.concurrency(1)

const PLACEHOLDER_WIDTH = 20
const SECONDS_MAX = 20
const FORMATS: Readonly<Record<string, Media['format']>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
}
/** What sharp calls them once it has read them: a file must be what its first bytes say. */
const DECODED_AS: Readonly<Record<Media['format'], string>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  avif: 'heif',
  gif: 'gif',
  svg: 'svg',
}

/** A picture that can be kept: its clean bytes, and what is read from them and not from its name. */
export type PictureFile = { bytes: Buffer; facts: Pick<Media, 'format' | 'width' | 'height' | 'placeholder'> }

/**
 * Reads a file that somebody chose. Its bytes come back without what a camera wrote about it (position, owner), an SVG
 * without anything that runs or loads. Throws INVALID with a sentence for the person who chose it, where it is no
 * picture that can be shown, or too large.
 */
export async function readPicture(given: Uint8Array): Promise<PictureFile> {
  if (given.byteLength > FILE_BYTES_MAX)
    throw refused(
      `This file has ${inMegabytes(given.byteLength)} MB. At most ${inMegabytes(FILE_BYTES_MAX)} MB can be kept: save it smaller.`,
    )
  const source = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  try {
    const { format, bytes } = await sniff(source)
    const metadata = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
    if (metadata.format !== DECODED_AS[format]) throw new Error(`It is ${metadata.format}, not ${format}.`)
    const pixels = metadata.width * metadata.height
    if (pixels > FILE_PIXELS_MAX)
      throw refused(
        `This picture has ${Math.ceil(pixels / 1_000_000)} megapixels. At most ${FILE_PIXELS_MAX / 1_000_000} can be kept: save it smaller.`,
      )
    const placeholder = await decode(bytes).rotate().resize(PLACEHOLDER_WIDTH).blur(1).webp({ quality: 30 }).toBuffer()
    const orientation = metadata.orientation ?? 1
    const turned = orientation >= 5
    const isBare = !metadata.exif && !metadata.xmp && !metadata.iptc
    return {
      bytes: isBare && format === 'avif' ? bytes : await clean(bytes, { format, orientation }),
      facts: {
        format,
        width: turned ? metadata.height : metadata.width,
        height: turned ? metadata.width : metadata.height,
        placeholder: `data:image/webp;base64,${placeholder.toString('base64')}`,
      },
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw refused('This file is not a picture that can be shown. Use JPEG, PNG, WebP, AVIF, GIF or SVG.', error)
  }
}

/** One width of a picture, or of a part of it: turned as its camera meant it, without the camera's data, never enlarged. */
export async function makeVariant(
  bytes: Uint8Array,
  options: { width: number; part?: Region; format: VariantFormat },
): Promise<Buffer> {
  const turned = decode(bytes).rotate()
  const cut = options.part ? turned.extract(options.part) : turned
  const sized = cut.resize({ width: options.width, withoutEnlargement: true })
  switch (options.format) {
    case 'avif':
      return sized.avif({ quality: 55, effort: 3 }).toBuffer()
    case 'webp':
      return sized.webp({ quality: 78, effort: 4 }).toBuffer()
  }
}

/** What a file is by its first bytes. Whatever else begins like text has to be an SVG, and is cleaned as one. */
async function sniff(source: Buffer): Promise<{ format: Media['format']; bytes: Buffer }> {
  const type = await fileTypeFromBuffer(source)
  const format = FORMATS[type?.mime ?? '']
  if (format) return { format, bytes: source }
  const svg = sanitiseSvg(new TextDecoder('utf-8', { fatal: true }).decode(source))
  if (svg === null) throw new Error(`The type ${type?.mime ?? 'unknown'} is not offered.`)
  return { format: 'svg', bytes: Buffer.from(svg) }
}

async function clean(bytes: Buffer, options: { format: Media['format']; orientation: number }): Promise<Buffer> {
  return withoutMetadata(bytes, options) ?? decode(bytes).rotate().toFormat(options.format, { quality: 92 }).toBuffer()
}

const refused = (sentence: string, cause?: unknown) =>
  new AppError('INVALID', sentence, { fields: { file: sentence }, cause })

const inMegabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10

const decode = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: FILE_PIXELS_MAX, failOn: 'error' }).timeout({ seconds: SECONDS_MAX })
