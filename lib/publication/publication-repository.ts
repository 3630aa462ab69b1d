import 'server-only'
import { collection } from '@/lib/db/connection'
import { entityStore } from '@/lib/db/entity-store'
import { DEFAULT_OUTGOING, UNNAMED_PUBLICATION, type Publication } from './publication'

const ID = 'publication'
const store = entityStore<Publication & { id: string }>('publication', { noun: 'publication' })

/** The one publication of this site, or null before it has been set up. */
export async function find(): Promise<Publication | null> {
  const found = await store.findById(ID)
  if (!found) return null
  const { id: _, ...publication } = found
  // A publication that was saved before there was a choice has made none.
  return { ...publication, outgoing: { ...DEFAULT_OUTGOING, ...publication.outgoing } }
}

export async function save(publication: Publication): Promise<void> {
  await store.save({ ...publication, id: ID })
}

/** Writes some settings and leaves the others as they are, also those that somebody else is writing. */
export async function savePart(part: Partial<Publication>): Promise<void> {
  const others = Object.fromEntries(Object.entries(UNNAMED_PUBLICATION).filter(([name]) => !(name in part)))
  const publications = await collection<{ _id: string; schemaVersion: 1 } & Publication>('publication')
  await publications.updateOne(
    { _id: ID },
    { $set: part, $setOnInsert: { schemaVersion: 1 as const, ...others } },
    { upsert: true },
  )
}
