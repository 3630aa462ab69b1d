import 'server-only'
import { availableParallelism } from 'node:os'
import {
  CROP_RATIOS,
  CROP_WIDTH_MAX,
  cropBox,
  cropName,
  toPicture,
  VARIANT_FORMATS,
  variantWidths,
  type CropRatio,
  type Picture,
  type VariantFormat,
} from './media'
import * as media from './media-repository'
import { readOriginal, readVariant, writeVariant } from './media-storage'
import { makeVariant } from './picture-file'

/** One core stays free for readers: making a picture takes a core for a while. */
const RUNNING_MAX = Math.max(1, availableParallelism() - 1)
const running = new Map<string, Promise<Buffer | null>>()
const waiting: (() => void)[] = []
let busy = 0

/** The last part of a variant's address: a width, or a crop in a ratio around a focal point. */
type VariantName = { format: VariantFormat } & ({ kind: 'width'; width: number } | { kind: 'crop'; ratio: CropRatio })

/**
 * A variant of a picture, from the disk or made now and kept. Null where that picture or that variant does not exist:
 * only the widths of `variantWidths` and the crops of `cropName` do, so nobody can fill the disk by asking. Asked for by
 * many at once, it is made once, and never more at a time than there are cores to spare.
 */
export async function getVariant(key: string, file: string): Promise<Buffer | null> {
  const name = `${key}/${file}`
  const under = running.get(name)
  if (under) return under
  const made = findOrMake(key, file).finally(() => running.delete(name))
  running.set(name, made)
  return made
}

/** "640.avif" as a width and a format, "16x9.webp" or "16x9-30-70.webp" as a ratio, or null. */
export function parseVariantName(file: string): VariantName | null {
  const ratio = CROP_RATIOS.find((candidate) => file.startsWith(candidate))
  if (ratio && /^\d+x\d(?:-\d{1,3}-\d{1,3})?\.webp$/.test(file)) return { kind: 'crop', ratio, format: 'webp' }
  const match = /^([1-9]\d{0,4})\.([a-z]+)$/.exec(file)
  const format = VARIANT_FORMATS.find((candidate) => candidate === match?.[2])
  return match && format ? { kind: 'width', width: Number(match[1]), format } : null
}

async function findOrMake(key: string, file: string): Promise<Buffer | null> {
  const name = parseVariantName(file)
  if (!name) return null
  const kept = await readVariant(key, file)
  if (kept) return kept
  const known = await media.findById(key)
  if (!known || !isOffered(toPicture(known), name, file)) return null
  const original = await readOriginal(key)
  if (!original) return null
  return inTurn(async () => {
    const size =
      name.kind === 'width'
        ? { width: name.width }
        : { width: CROP_WIDTH_MAX, part: cropBox(toPicture(known), name.ratio) }
    const bytes = await makeVariant(original, { ...size, format: name.format })
    await writeVariant(key, { file, format: name.format }, bytes)
    return bytes
  })
}

const isOffered = (picture: Picture, name: VariantName, file: string) =>
  name.kind === 'width' ? variantWidths(picture.width).includes(name.width) : cropName(picture, name.ratio) === file

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (busy >= RUNNING_MAX) await new Promise<void>((resolve) => waiting.push(resolve))
  busy += 1
  try {
    return await work()
  } finally {
    busy -= 1
    waiting.shift()?.()
  }
}
