import 'server-only'
import { createHash } from 'node:crypto'
import { collection } from '@/lib/db/connection'
import type { ImportRun } from './import-run'

/** Runs from before it was kept have no `sticky`. */
type ImportDocument = Omit<ImportRun, 'id' | 'sticky'> &
  Partial<Pick<ImportRun, 'sticky'>> & { _id: string; schemaVersion: 1 }
type PictureDocument = { _id: string; schemaVersion: 1; mediaId: string }

const imports = () => collection<ImportDocument>('imports')
const pictures = () => collection<PictureDocument>('importPictures')

export async function find(id: string): Promise<ImportRun | null> {
  const found = await (await imports()).findOne({ _id: id })
  return found ? toRun(found) : null
}

/** Index import_started: at most `limit`, the newest first, without what was found on the way. */
export async function listNewest(limit: number): Promise<Omit<ImportRun, 'findings' | 'inFlight'>[]> {
  const found = await (
    await imports()
  )
    .find({})
    .sort({ startedAt: -1 })
    .limit(limit)
    .project<Omit<ImportDocument, 'findings' | 'inFlight'>>({ findings: 0, inFlight: 0 })
    .toArray()
  return found.map(({ _id, schemaVersion: _, sticky = [], ...run }) => ({ id: _id, sticky, ...run }))
}

export async function save({ id, ...run }: ImportRun): Promise<void> {
  await (await imports()).replaceOne({ _id: id }, { schemaVersion: 1, ...run }, { upsert: true })
}

/** Index _id: which pieces are being written, before they are. */
export async function markInFlight(id: string, inFlight: readonly string[]): Promise<void> {
  await (await imports()).updateOne({ _id: id }, { $set: { inFlight: [...inFlight] } })
}

const toRun = ({ _id, schemaVersion: _, sticky = [], ...run }: ImportDocument): ImportRun => ({
  id: _id,
  sticky,
  ...run,
})

const pictureId = (url: string) => createHash('sha256').update(url).digest('hex')

/** The file of the library that a picture of an old site became, or null. */
export async function findPicture(url: string): Promise<string | null> {
  return (await (await pictures()).findOne({ _id: pictureId(url) }))?.mediaId ?? null
}

export async function savePicture(url: string, mediaId: string): Promise<void> {
  await (await pictures()).replaceOne({ _id: pictureId(url) }, { schemaVersion: 1, mediaId }, { upsert: true })
}
