import 'server-only'
import { collection, isDuplicateKey } from '@/lib/db/connection'

export type AddressHolder = { kind: 'section' | 'page'; id: string }
type AddressDocument = { _id: string; schemaVersion: 1; kind: AddressHolder['kind']; holderId: string }

const addresses = () => collection<AddressDocument>('addresses')

/** Who holds a first path segment, or null. */
export async function find(name: string): Promise<AddressHolder | null> {
  const found = await (await addresses()).findOne({ _id: name })
  return found ? { kind: found.kind, id: found.holderId } : null
}

/** Takes a name for one section or page; false where another holds it. Claiming one's own name again is fine. */
export async function claim(name: string, holder: AddressHolder): Promise<boolean> {
  try {
    await (await addresses()).insertOne({ _id: name, schemaVersion: 1, kind: holder.kind, holderId: holder.id })
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const held = await find(name)
    return held?.kind === holder.kind && held.id === holder.id
  }
}

export async function release(name: string, holder: AddressHolder): Promise<void> {
  await (await addresses()).deleteOne({ _id: name, kind: holder.kind, holderId: holder.id })
}
