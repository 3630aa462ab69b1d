import 'server-only'
import { collection, isDuplicateKey } from '@/lib/db/connection'
import { listDocumentsAfter } from '@/lib/db/list-documents'

export type AddressHolder = { kind: 'section' | 'page'; id: string }
type AddressDocument = {
  _id: string
  schemaVersion: 1
  kind: AddressHolder['kind']
  holderId: string
  isFormer?: boolean
}

const addresses = () => collection<AddressDocument>('addresses')

/** Who holds a first path segment, or null. */
export async function find(name: string): Promise<AddressHolder | null> {
  const found = await (await addresses()).findOne({ _id: name })
  return found ? { kind: found.kind, id: found.holderId } : null
}

/** Index _id: those of at most 500 first path segments that a section or a page has, or had. */
export async function listHeld(names: readonly string[]): Promise<string[]> {
  const filter = { _id: { $in: names.slice(0, HELD_MAX) } }
  return (await (await addresses()).find(filter).limit(HELD_MAX).toArray()).map(({ _id }) => _id)
}
const HELD_MAX = 500

/** Takes a name for one section or page; false where another has it now. Claiming one's own name again is fine. */
export async function claim(name: string, holder: AddressHolder): Promise<boolean> {
  try {
    await (await addresses()).insertOne({ _id: name, schemaVersion: 1, kind: holder.kind, holderId: holder.id })
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const { kind, id: holderId } = holder
    const free = { _id: name, $or: [{ kind, holderId }, { isFormer: true }] }
    const { matchedCount } = await (
      await addresses()
    ).updateOne(free, { $set: { kind, holderId }, $unset: { isFormer: '' } })
    return matchedCount === 1
  }
}

/** A name that its holder no longer has: it leads to the holder until another one takes it. */
export async function retire(name: string, holder: AddressHolder): Promise<void> {
  const { kind, id: holderId } = holder
  await (await addresses()).updateOne({ _id: name, kind, holderId }, { $set: { isFormer: true } })
}

/** Index address_holder: every name that leads to this holder, with those it had. */
export async function listNames(holder: AddressHolder): Promise<string[]> {
  const found = await (await addresses()).find({ holderId: holder.id, kind: holder.kind }).limit(NAMES_MAX).toArray()
  return found.map(({ _id }) => _id)
}
const NAMES_MAX = 1000

/** Index _id: names that their holders had before and that lead to them, in order, after one of them. */
export async function listFormerAfter(
  name: string,
  limit: number,
): Promise<{ name: string; kind: AddressHolder['kind']; holderId: string }[]> {
  const found = await listDocumentsAfter(await addresses(), name, limit, { isFormer: true })
  return found.map(({ _id, kind, holderId }) => ({ name: _id, kind, holderId }))
}

export async function release(name: string, holder: AddressHolder): Promise<void> {
  await (await addresses()).deleteOne({ _id: name, kind: holder.kind, holderId: holder.id })
}
