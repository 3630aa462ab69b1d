import 'server-only'
import sharp, { type Sharp } from 'sharp'
import { AppError } from '@/lib/errors'
import type { Media, VariantFormat } from './media'

// One thread a picture: the pictures themselves are made side by side, as many as there are cores to spare.
sharp.concurrency(1)

const PIXELS_MAX = 60_000_000
const PLACEHOLDER_WIDTH = 20
const FORMATS: Record<string, Media['format']> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  heif: 'avif',
  gif: 'gif',
  svg: 'svg',
}

/** What a file is, read from its bytes and not from its name. */
export type PictureFacts = Pick<Media, 'format' | 'width' | 'height' | 'placeholder'>

/** Throws INVALID with a sentence for the person who chose the file, where it is no picture that can be shown. */
export async function readPictureFacts(bytes: Uint8Array): Promise<PictureFacts> {
  try {
    const metadata = await decode(bytes).metadata()
    const format = FORMATS[metadata.format]
    if (!format) throw new Error(`The format ${metadata.format} is not offered.`)
    const turned = (metadata.orientation ?? 1) >= 5
    const placeholder = await decode(bytes).rotate().resize(PLACEHOLDER_WIDTH).blur(1).webp({ quality: 30 }).toBuffer()
    return {
      format,
      width: turned ? metadata.height : metadata.width,
      height: turned ? metadata.width : metadata.height,
      placeholder: `data:image/webp;base64,${placeholder.toString('base64')}`,
    }
  } catch (error) {
    throw new AppError(
      'INVALID',
      'This file is not a picture that can be shown. Use JPEG, PNG, WebP, AVIF, GIF or SVG.',
      {
        fields: { file: 'is not a picture that can be shown' },
        cause: error,
      },
    )
  }
}

/** One width of a picture: turned as its camera meant it, without the camera's data, never wider than it was. */
export async function makeVariant(
  bytes: Uint8Array,
  options: { width: number; format: VariantFormat },
): Promise<Buffer> {
  const sized = decode(bytes).rotate().resize({ width: options.width, withoutEnlargement: true })
  switch (options.format) {
    case 'avif':
      return sized.avif({ quality: 55, effort: 3 }).toBuffer()
    case 'webp':
      return sized.webp({ quality: 78, effort: 4 }).toBuffer()
  }
}

const decode = (bytes: Uint8Array): Sharp => sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
