import 'server-only'
import { setImmediate as breathe } from 'node:timers/promises'
import { readPart, removePart, removeParts, writePart } from '@/lib/media/media-storage'
import { PART_BYTES, partCount } from '@/lib/media/upload'
import { AppError } from '@/lib/errors'
import { KEPT_FILES, type ArrivalSummary, type KeptFile } from './arrival'

/** Small enough that readers of the site do not wait for what is made of one. */
const SLICE_BYTES = 128 * 1024

/** The bytes of an arrived file, a little at a time. Throws CONFLICT where a part of it is gone. */
export async function* readArrival({ id, bytes }: Pick<ArrivalSummary, 'id' | 'bytes'>): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < partCount(bytes); part += 1) {
    const read = await readPart(id, part)
    if (!read) throw new AppError('CONFLICT', 'A part of this file is gone. Delete it and upload it again.')
    for (let from = 0; from < read.byteLength; from += SLICE_BYTES) {
      yield read.subarray(from, from + SLICE_BYTES)
      await breathe()
    }
  }
}

const keptName = (id: string, file: KeptFile) => `${id}-${file}`

export type KeptWriter = { write: (text: string) => Promise<void>; close: () => Promise<void> }

/** Keeps a file about an arrival, as it is written: never more of it in memory than a part. */
export function keepFile(id: string, file: KeptFile): KeptWriter {
  let waiting: string[] = []
  let length = 0
  let part = 0
  const flush = async () => {
    const bytes = Buffer.from(waiting.join(''), 'utf8')
    waiting = []
    length = 0
    await writePart(keptName(id, file), part, bytes)
    part += 1
  }
  return {
    write: async (text) => {
      waiting.push(text)
      length += text.length
      if (length >= PART_BYTES) await flush()
    },
    close: async () => {
      if (length > 0) await flush()
      await removeKept(id, file, part)
    },
  }
}

/** The bytes of a kept file; none where there is no such file. */
export async function* readKept(id: string, file: KeptFile): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const read = await readPart(keptName(id, file), part)
    if (!read) return
    yield read
  }
}

/** Removes a file with what was kept about it. */
export async function removeArrival({ id, bytes }: Pick<ArrivalSummary, 'id' | 'bytes'>): Promise<void> {
  await removeParts(id, partCount(bytes))
  for (const file of KEPT_FILES) await removeKept(id, file, 0)
}

/** Removes the parts from one on: of a longer file that stood there before, or of all of it. */
async function removeKept(id: string, file: KeptFile, from: number): Promise<void> {
  for (let part = from; (await readPart(keptName(id, file), part)) !== null; part += 1)
    await removePart(keptName(id, file), part)
}
