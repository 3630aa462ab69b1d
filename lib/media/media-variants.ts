import 'server-only'
import { availableParallelism } from 'node:os'
import { VARIANT_FORMATS, variantWidths, type VariantFormat } from './media'
import * as media from './media-repository'
import { readOriginal, readVariant, writeVariant } from './media-storage'
import { makeVariant } from './picture-file'

/** One core stays free for readers: making a picture takes a core for a while. */
const RUNNING_MAX = Math.max(1, availableParallelism() - 1)
const running = new Map<string, Promise<Buffer | null>>()
const waiting: (() => void)[] = []
let busy = 0

/**
 * A width of a picture in a format, from the disk or made now and kept. Null where that picture or that width does
 * not exist: only the widths of `variantWidths` do, so nobody can fill the disk by asking. Asked for by many at once,
 * it is made once, and never more at a time than there are cores to spare.
 */
export async function getVariant(key: string, width: number, format: VariantFormat): Promise<Buffer | null> {
  const name = `${key}/${width}.${format}`
  const under = running.get(name)
  if (under) return under
  const made = findOrMake(key, width, format).finally(() => running.delete(name))
  running.set(name, made)
  return made
}

/** "640.avif" as a width and a format, or null. */
export function parseVariantName(name: string): { width: number; format: VariantFormat } | null {
  const match = /^([1-9]\d{0,4})\.([a-z]+)$/.exec(name)
  const format = VARIANT_FORMATS.find((candidate) => candidate === match?.[2])
  return match && format ? { width: Number(match[1]), format } : null
}

async function findOrMake(key: string, width: number, format: VariantFormat): Promise<Buffer | null> {
  const kept = await readVariant(key, width, format)
  if (kept) return kept
  const file = await media.findById(key)
  if (!file || !variantWidths(file.width).includes(width)) return null
  const original = await readOriginal(key)
  if (!original) return null
  return inTurn(async () => {
    const bytes = await makeVariant(original, { width, format })
    await writeVariant(key, width, format, bytes)
    return bytes
  })
}

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
