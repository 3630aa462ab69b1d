import 'server-only'
import { collection, newId } from '@/lib/db/connection'
import type { Upload } from './upload'

type UploadDocument = Omit<Upload, 'id'> & { _id: string; schemaVersion: 1 }

const documents = () => collection<UploadDocument>('mediaUploads')

export async function insert(upload: Omit<Upload, 'id'>): Promise<Upload> {
  const id = newId()
  await (await documents()).insertOne({ _id: id, schemaVersion: 1, ...upload })
  return { id, ...upload }
}

/** Index _id: an upload of this account, or null. */
export async function find(id: string, accountId: string): Promise<Upload | null> {
  const found = await (await documents()).findOne({ _id: id, accountId })
  return found ? toUpload(found) : null
}

/** False where more has arrived since `from`. */
export async function advance(id: string, { from, to }: { from: number; to: number }): Promise<boolean> {
  const { matchedCount } = await (await documents()).updateOne({ _id: id, received: from }, { $set: { received: to } })
  return matchedCount === 1
}

export async function remove(id: string): Promise<void> {
  await (await documents()).deleteOne({ _id: id })
}

/** Index media_upload_expiry: at most `limit` that nobody went on with. */
export async function listExpired(now: Date, limit: number): Promise<Upload[]> {
  const found = await (
    await documents()
  )
    .find({ expiresAt: { $lte: now } })
    .limit(limit)
    .toArray()
  return found.map(toUpload)
}

const toUpload = ({ _id, schemaVersion: _, ...upload }: UploadDocument): Upload => ({ id: _id, ...upload })
