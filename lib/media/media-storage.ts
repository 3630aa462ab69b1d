import 'server-only'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { createBucketStore } from './bucket-store'
import { createDiskStore } from './disk-store'
import {
  CROP_RATIOS,
  cropName,
  toPicture,
  VARIANT_FORMATS,
  variantWidths,
  type Media,
  type VariantFormat,
} from './media'
import type { MediaStore } from './media-store'

let opened: MediaStore | undefined

/** The store that the settings name: a bucket, else the folder `media` under `DATA_DIR`. */
const mediaStore = (): MediaStore =>
  (opened ??= env.mediaBucket ? createBucketStore(env.mediaBucket) : createDiskStore(join(env.dataDirectory, 'media')))

/** What stands where in the store: originals, variants under the addresses they are served at, drawn cards, parts of uploads. */
const originalName = (key: string) => `originals/${key}`
const variantName = (key: string, file: string) => `variants/${key}/${file}`
const drawingName = (name: string) => `drawings/${name}.png`
const partName = (uploadId: string, part: number) => `uploads/${uploadId}/${part}`

/** The folder whose files answer `/media/<key>/<file>`, where files stand on a disk. */
export const variantsDirectory = () => join(env.dataDirectory, 'media', 'variants')

export const mediaType = (format: Media['format'] | VariantFormat) =>
  format === 'svg' ? 'image/svg+xml' : `image/${format}`

export const writeOriginal = (key: string, bytes: Uint8Array, format: Media['format']): Promise<void> =>
  mediaStore().put(originalName(key), bytes, { type: mediaType(format) })

/** Null where there is no such file. */
export const readOriginal = (key: string): Promise<Buffer | null> => mediaStore().get(originalName(key))

/** The same without holding it in memory. */
export const streamOriginal = (key: string) => mediaStore().stream(originalName(key))

/** `file` is the last part of a variant's address: "640.avif", "16x9.webp". */
export const writeVariant = (
  key: string,
  { file, format }: { file: string; format: VariantFormat },
  bytes: Uint8Array,
): Promise<void> => mediaStore().put(variantName(key, file), bytes, { type: mediaType(format) })

export const readVariant = (key: string, file: string): Promise<Buffer | null> =>
  mediaStore().get(variantName(key, file))

/** Bytes of a variant, or null where it was not made. */
export const variantSize = async (key: string, file: string): Promise<number | null> =>
  (await mediaStore().stat(variantName(key, file)))?.bytes ?? null

/** Removes a file with all its variants. */
export async function removeFiles(file: Media): Promise<void> {
  for (const width of variantWidths(file.width))
    for (const format of VARIANT_FORMATS) await mediaStore().remove(variantName(file.id, `${width}.${format}`))
  await removeCrops(file)
  await mediaStore().remove(originalName(file.id))
}

/** Removes what was cut around a file's focal point. */
export async function removeCrops(file: Media): Promise<void> {
  for (const ratio of CROP_RATIOS) await mediaStore().remove(variantName(file.id, cropName(toPicture(file), ratio)))
}

/** Cards of shared links, by a name that follows from what is drawn. */
export const writeDrawing = (name: string, bytes: Uint8Array): Promise<void> =>
  mediaStore().put(drawingName(name), bytes, { type: mediaType('png') })

/** Null where it was not drawn yet. */
export const readDrawing = (name: string): Promise<Buffer | null> => mediaStore().get(drawingName(name))

export const writePart = (uploadId: string, part: number, bytes: Uint8Array): Promise<void> =>
  mediaStore().put(partName(uploadId, part), bytes, { type: 'application/octet-stream' })

/** Null where it is not there. */
export const readPart = (uploadId: string, part: number): Promise<Buffer | null> =>
  mediaStore().get(partName(uploadId, part))

export const removePart = (uploadId: string, part: number): Promise<void> =>
  mediaStore().remove(partName(uploadId, part))

/** The parts of an upload in their order as one; null where one is missing. */
export async function readParts(uploadId: string, count: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  for (let part = 0; part < count; part += 1) {
    const bytes = await readPart(uploadId, part)
    if (!bytes) return null
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

export async function removeParts(uploadId: string, count: number): Promise<void> {
  for (let part = 0; part < count; part += 1) await removePart(uploadId, part)
}
