import 'server-only'
import { collection } from '@/lib/db/connection'
import { KEPT_MAX, toSubject, type KeptKind, type Subject } from './kept'

/** One thing that one account keeps. */
type KeptDocument = {
  /** Account and subject: keeping a thing twice is keeping it once. */
  _id: string
  schemaVersion: 1
  accountId: string
  kind: KeptKind
  subjectId: string
  at: Date
}
export type Kept = { subject: Subject; kind: KeptKind; id: string; at: Date }

const documents = () => collection<KeptDocument>('kept')
const keyOf = (accountId: string, { kind, id }: Pick<Kept, 'kind' | 'id'>) => `${accountId}:${toSubject(kind, id)}`

/** Index kept_by_account: what an account keeps of a kind, what was kept last first. */
export async function listOf(accountId: string, kind: KeptKind): Promise<Kept[]> {
  const found = await (await documents()).find({ accountId, kind }).sort({ at: -1 }).limit(KEPT_MAX[kind]).toArray()
  return found.map(({ subjectId, at }) => ({ subject: toSubject(kind, subjectId), kind, id: subjectId, at }))
}

/** Index kept_by_account. */
export async function countOf(accountId: string, kind: KeptKind): Promise<number> {
  return (await documents()).countDocuments({ accountId, kind }, { limit: KEPT_MAX[kind] })
}

/** Index _id. */
export async function isThere(accountId: string, kept: Pick<Kept, 'kind' | 'id'>): Promise<boolean> {
  return (await (await documents()).findOne({ _id: keyOf(accountId, kept) }, { projection: { _id: 1 } })) !== null
}

/** Keeps these. What is kept already stays as old as it was. */
export async function addAll(accountId: string, kept: readonly Pick<Kept, 'kind' | 'id' | 'at'>[]): Promise<void> {
  if (kept.length === 0) return
  await (
    await documents()
  ).bulkWrite(
    kept.map(({ kind, id, at }) => ({
      updateOne: {
        filter: { _id: keyOf(accountId, { kind, id }) },
        update: { $setOnInsert: { schemaVersion: 1 as const, accountId, kind, subjectId: id, at } },
        upsert: true,
      },
    })),
    { ordered: false },
  )
}

export async function remove(accountId: string, kept: Pick<Kept, 'kind' | 'id'>): Promise<void> {
  await (await documents()).deleteOne({ _id: keyOf(accountId, kept) })
}

/** Index kept_by_account. */
export async function removeAllOf(accountId: string): Promise<void> {
  await (await documents()).deleteMany({ accountId })
}
