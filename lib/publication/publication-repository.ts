import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import { DEFAULT_OUTGOING, type Publication } from './publication'

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
