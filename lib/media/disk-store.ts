import 'server-only'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MediaStore } from './media-store'

/** Files under one folder, named as they are asked for. Names come from the program, never from a request. */
export function createDiskStore(folder: string): MediaStore {
  const fileOf = (name: string) => join(folder, name)
  return {
    put: (name, bytes) => writeWhole(fileOf(name), bytes),
    get: (name) => orNull(readFile(fileOf(name))),
    stat: async (name) => {
      const found = await orNull(stat(fileOf(name)))
      return found && { bytes: found.size }
    },
    stream: async (name) => {
      const found = await orNull(stat(fileOf(name)))
      return found && createReadStream(fileOf(name))
    },
    remove: (name) => rm(fileOf(name), { force: true }),
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

async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
