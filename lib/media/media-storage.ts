import 'server-only'
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { env } from '@/lib/env'
import type { VariantFormat } from './media'

/** Where files stand under `DATA_DIR/media`: originals as they came, variants under the addresses they are served at. */
const originalFile = (key: string) => join(env.dataDirectory, 'media', 'originals', key)
const variantFile = (key: string, width: number, format: VariantFormat) =>
  join(variantsDirectory(), key, `${width}.${format}`)

/** The folder whose files answer `/media/<key>/<width>.<format>`. */
export const variantsDirectory = () => join(env.dataDirectory, 'media', 'variants')

export async function writeOriginal(key: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(originalFile(key), bytes)
}

/** Null where there is no such file. */
export async function readOriginal(key: string): Promise<Buffer | null> {
  return readIfThere(originalFile(key))
}

export async function writeVariant(
  key: string,
  width: number,
  format: VariantFormat,
  bytes: Uint8Array,
): Promise<void> {
  await writeWhole(variantFile(key, width, format), bytes)
}

export async function readVariant(key: string, width: number, format: VariantFormat): Promise<Buffer | null> {
  return readIfThere(variantFile(key, width, format))
}

/** Bytes of a variant, or null where it was not made. */
export async function variantSize(key: string, width: number, format: VariantFormat): Promise<number | null> {
  try {
    return (await stat(variantFile(key, width, format))).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** A reader or a crash never sees half a file: it is written aside, flushed, and given its name at the end. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.part`
  await writeFile(aside, bytes)
  const handle = await open(aside, 'r+')
  await handle.sync()
  await handle.close()
  await rename(aside, file)
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
