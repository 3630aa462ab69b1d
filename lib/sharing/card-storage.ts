import 'server-only'
import { readDrawing, writeDrawing } from '@/lib/media/media-storage'

const running = new Map<string, Promise<Buffer>>()
let last: Promise<unknown> = Promise.resolve()

/**
 * A drawing by its name, from the store or drawn now and kept there. Asked for by many at once, it is drawn once, and
 * drawings are made one after the other: each takes a core for a quarter of a second.
 */
export async function keptDrawing(name: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const under = running.get(name)
  if (under) return under
  const made = findOrDraw(name, draw).finally(() => running.delete(name))
  running.set(name, made)
  return made
}

async function findOrDraw(name: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const kept = await readDrawing(name)
  if (kept) return kept
  const drawn = last.then(draw, draw)
  last = drawn
  const bytes = await drawn
  await writeDrawing(name, bytes)
  return bytes
}
