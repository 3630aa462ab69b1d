import 'server-only'
import { collection, isDuplicateKey } from '@/lib/db/connection'
import { listDocumentsAfter } from '@/lib/db/list-documents'
import { searchKeysOf, type Media } from './media'

/** A file's id is the key in its addresses, and both follow from its bytes. */
type MediaDocument = Omit<Media, 'id'> & { _id: string; schemaVersion: 1; searchKeys: string[] }

const BATCH_MAX = 200

const documents = () => collection<MediaDocument>('media')

/** Index _id. */
export async function findById(id: string): Promise<Media | null> {
  const found = await (await documents()).findOne({ _id: id })
  return found ? toMedia(found) : null
}

/** Index _id: those that exist, in no promised order. At most 200 ids. */
export async function findMany(ids: readonly string[]): Promise<Media[]> {
  if (ids.length === 0) return []
  const filter = { _id: { $in: ids.slice(0, BATCH_MAX) } }
  return (await (await documents()).find(filter).limit(BATCH_MAX).toArray()).map(toMedia)
}

/** Where a page of the library ends: the next one begins behind it. */
export type MediaPlace = { createdAt: Date; id: string }

/** Index media_newest or, with keys, media_search: at most `limit` files that have all keys, newest first. */
export async function list(options: {
  keys: readonly string[]
  after: MediaPlace | null
  limit: number
}): Promise<Media[]> {
  const { keys, after, limit } = options
  const from = after && {
    $or: [{ createdAt: { $lt: after.createdAt } }, { createdAt: after.createdAt, _id: { $lt: after.id } }],
  }
  const found = await (
    await documents()
  )
    .find({ ...(keys.length > 0 && { searchKeys: { $all: [...keys] } }), ...from })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .toArray()
  return found.map(toMedia)
}

/** Index _id: at most `limit`, in the order of their ids, after one of them. */
export async function listAfter(id: string, limit: number): Promise<Media[]> {
  return (await listDocumentsAfter(await documents(), id, limit)).map(toMedia)
}

/** False where the same bytes were kept before. */
export async function insert(file: Media): Promise<boolean> {
  try {
    await (await documents()).insertOne(toDocument(file))
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

export async function save(file: Media): Promise<void> {
  await (await documents()).replaceOne({ _id: file.id }, toDocument(file))
}

export async function remove(id: string): Promise<void> {
  await (await documents()).deleteOne({ _id: id })
}

/** For files from before they could be searched, in batches and as often as one likes. */
export async function describeAnew(): Promise<void> {
  for (let after = ''; ;) {
    const batch = await listAfter(after, BATCH_MAX)
    if (batch.length === 0) return
    for (const file of batch) await save(file)
    after = batch.at(-1)?.id ?? after
  }
}

const toDocument = ({ id, ...file }: Media): MediaDocument => ({
  _id: id,
  schemaVersion: 1,
  ...file,
  searchKeys: searchKeysOf({ ...file }),
})

const BEFORE_THEY_WERE_KEPT = { licence: '', focalPoint: null }

/** What was kept before there were licences and focal points has none. */
const toMedia = ({ _id, schemaVersion: _, searchKeys: __, ...file }: MediaDocument): Media => ({
  ...BEFORE_THEY_WERE_KEPT,
  ...file,
  id: _id,
})
