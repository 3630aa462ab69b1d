import 'server-only'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { createBucketStore } from './bucket-store'
import { createDiskStore } from './disk-store'
import { VARIANT_FORMATS, variantWidths, type Media, type VariantFormat } from './media'
import type { MediaStore } from './media-store'

let opened: MediaStore | undefined

/** The store that the settings name: a bucket, else the folder `media` under `DATA_DIR`. */
const mediaStore = (): MediaStore =>
  (opened ??= env.mediaBucket ? createBucketStore(env.mediaBucket) : createDiskStore(join(env.dataDirectory, 'media')))

/** What stands where in the store: originals, variants under the addresses they are served at, parts of uploads. */
const originalName = (key: string) => `originals/${key}`
const variantName = (key: string, width: number, format: VariantFormat) => `variants/${key}/${width}.${format}`
const partName = (uploadId: string, part: number) => `uploads/${uploadId}/${part}`

/** The folder whose files answer `/media/<key>/<width>.<format>`, where files stand on a disk. */
export const variantsDirectory = () => join(env.dataDirectory, 'media', 'variants')

export const mediaType = (format: Media['format'] | VariantFormat) =>
  format === 'svg' ? 'image/svg+xml' : `image/${format}`

export const writeOriginal = (key: string, bytes: Uint8Array, format: Media['format']): Promise<void> =>
  mediaStore().put(originalName(key), bytes, { type: mediaType(format) })

/** Null where there is no such file. */
export const readOriginal = (key: string): Promise<Buffer | null> => mediaStore().get(originalName(key))

/** The same without holding it in memory. */
export const streamOriginal = (key: string) => mediaStore().stream(originalName(key))

export const writeVariant = (key: string, width: number, format: VariantFormat, bytes: Uint8Array): Promise<void> =>
  mediaStore().put(variantName(key, width, format), bytes, { type: mediaType(format) })

export const readVariant = (key: string, width: number, format: VariantFormat): Promise<Buffer | null> =>
  mediaStore().get(variantName(key, width, format))

/** Bytes of a variant, or null where it was not made. */
export const variantSize = async (key: string, width: number, format: VariantFormat): Promise<number | null> =>
  (await mediaStore().stat(variantName(key, width, format)))?.bytes ?? null

/** Removes a file with all its variants. */
export async function removeFiles(file: Pick<Media, 'id' | 'width'>): Promise<void> {
  for (const width of variantWidths(file.width))
    for (const format of VARIANT_FORMATS) await mediaStore().remove(variantName(file.id, width, format))
  await mediaStore().remove(originalName(file.id))
}

export const writePart = (uploadId: string, part: number, bytes: Uint8Array): Promise<void> =>
  mediaStore().put(partName(uploadId, part), bytes, { type: 'application/octet-stream' })

/** The parts of an upload in their order as one; null where one is missing. */
export async function readParts(uploadId: string, count: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  for (let part = 0; part < count; part += 1) {
    const bytes = await mediaStore().get(partName(uploadId, part))
    if (!bytes) return null
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

export async function removeParts(uploadId: string, count: number): Promise<void> {
  for (let part = 0; part < count; part += 1) await mediaStore().remove(partName(uploadId, part))
}
