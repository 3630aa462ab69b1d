import 'server-only'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BSON, type Document } from 'mongodb'
import { AppError } from '@/lib/errors'
import { database } from './connection'

/** What is not worth keeping: who waits for a lock, and what other processes have to forget. */
const PASSING = new Set(['locks', 'cacheEvents'])
const BATCH = 500
const FRAME_BYTES_MAX = 17 * 1024 * 1024

/**
 * Writes every collection into one gzipped file of BSON documents, each `{ collection, document }`, while the site is
 * in use. Works on either database, so a backup of one restores into the other. Gives back the number of documents.
 */
export async function backUp(file: string): Promise<number> {
  const count = { documents: 0 }
  const aside = `${file}.part`
  await pipeline(Readable.from(frames(count)), createGzip(), createWriteStream(aside))
  await rename(aside, file)
  return count.documents
}

async function* frames(count: { documents: number }): AsyncGenerator<Buffer> {
  const db = await database()
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  for (const name of names.filter((candidate) => !PASSING.has(candidate) && !candidate.startsWith('system.')).sort()) {
    for await (const document of db.collection(name).find({})) {
      count.documents += 1
      yield Buffer.from(BSON.serialize({ collection: name, document }))
    }
  }
}

/**
 * Reads such a file into an empty database. Throws CONFLICT where there is something already: restoring never mixes
 * two sites. Gives back the number of documents.
 */
export async function restore(file: string): Promise<number> {
  const db = await database()
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (PASSING.has(name) || (await db.collection(name).findOne({})) === null) continue
    throw new AppError('CONFLICT', `The database is not empty: "${name}" has documents. Restore into an empty one.`)
  }
  let restored = 0
  const batches = new Map<string, Document[]>()
  const flush = async (name: string) => {
    const batch = batches.get(name) ?? []
    batches.delete(name)
    if (batch.length > 0) await db.collection(name).insertMany(batch)
    restored += batch.length
  }
  for await (const { collection, document } of readFrames(file)) {
    const batch = batches.get(collection) ?? []
    batches.set(collection, [...batch, document])
    if (batch.length + 1 >= BATCH) await flush(collection)
  }
  for (const name of [...batches.keys()]) await flush(name)
  return restored
}

async function* readFrames(file: string): AsyncGenerator<{ collection: string; document: Document }> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    rest = Buffer.concat([rest, chunk as Buffer])
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0)
      if (length < 5 || length > FRAME_BYTES_MAX) throw new AppError('INVALID', 'This file is not a backup of a site.')
      const frame = BSON.deserialize(rest.subarray(0, length))
      rest = rest.subarray(length)
      yield { collection: String(frame['collection']), document: frame['document'] as Document }
    }
  }
  if (rest.length > 0) throw new AppError('INVALID', 'This backup ends in the middle of a document. Use another one.')
}
