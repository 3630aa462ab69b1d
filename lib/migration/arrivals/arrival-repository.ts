import 'server-only'
import { collection, newId } from '@/lib/db/connection'
import type { Arrival, ArrivalState, ArrivalSummary } from './arrival'

type ArrivalDocument = Omit<Arrival, 'id'> & { _id: string; schemaVersion: 1 }

const documents = () => collection<ArrivalDocument>('importArrivals')
const WITHOUT_REPORTS = { rehearsal: 0, result: 0, choices: 0 }

export async function insert(arrival: Omit<Arrival, 'id'>): Promise<Arrival> {
  const id = newId()
  await (await documents()).insertOne({ _id: id, schemaVersion: 1, ...arrival })
  return { id, ...arrival }
}

/** Index _id. */
export async function find(id: string): Promise<Arrival | null> {
  const found = await (await documents()).findOne({ _id: id })
  if (!found) return null
  const { _id, schemaVersion: _, ...arrival } = found
  return { id: _id, ...arrival }
}

/** Index _id: without its reports. */
export async function findSummary(id: string): Promise<ArrivalSummary | null> {
  const found = await (
    await documents()
  ).findOne<Omit<ArrivalDocument, keyof typeof WITHOUT_REPORTS>>({ _id: id }, { projection: WITHOUT_REPORTS })
  return found ? toSummary(found) : null
}

/** Index _id: the newest first, without their reports. */
export async function listNewest(limit: number): Promise<ArrivalSummary[]> {
  const found = await (
    await documents()
  )
    .find({})
    .sort({ _id: -1 })
    .limit(limit)
    .project<Omit<ArrivalDocument, keyof typeof WITHOUT_REPORTS>>(WITHOUT_REPORTS)
    .toArray()
  return found.map(toSummary)
}

/** Index import_arrival_state: those that are worked on, as far as they said. */
export async function listWorking(limit: number): Promise<ArrivalSummary[]> {
  const found = await (
    await documents()
  )
    .find({ state: { $in: ['working', 'stopping'] } })
    .limit(limit)
    .project<Omit<ArrivalDocument, keyof typeof WITHOUT_REPORTS>>(WITHOUT_REPORTS)
    .toArray()
  return found.map(toSummary)
}

/** Index import_arrival_expiry: those whose file has its time behind it. */
export async function listExpired(now: Date, limit: number): Promise<ArrivalSummary[]> {
  const found = await (
    await documents()
  )
    .find({ expiresAt: { $lte: now } })
    .limit(limit)
    .project<Omit<ArrivalDocument, keyof typeof WITHOUT_REPORTS>>(WITHOUT_REPORTS)
    .toArray()
  return found.map(toSummary)
}

/** Index _id: writes fields of one that is in one of these states; false where it is in another by now. */
export async function change(
  id: string,
  states: readonly ArrivalState[],
  fields: Partial<Omit<Arrival, 'id'>>,
): Promise<boolean> {
  const { matchedCount } = await (
    await documents()
  ).updateOne({ _id: id, state: { $in: [...states] } }, { $set: { ...fields, savedAt: new Date() } })
  return matchedCount === 1
}

/** False where more of the file has arrived since `from`. */
export async function advance(id: string, { from, to }: { from: number; to: number }): Promise<boolean> {
  const { matchedCount } = await (
    await documents()
  ).updateOne({ _id: id, state: 'arriving', received: from }, { $set: { received: to, savedAt: new Date() } })
  return matchedCount === 1
}

export async function remove(id: string): Promise<void> {
  await (await documents()).deleteOne({ _id: id })
}

const toSummary = ({
  _id,
  schemaVersion: _,
  ...summary
}: Omit<ArrivalDocument, keyof typeof WITHOUT_REPORTS>): ArrivalSummary => ({ id: _id, ...summary })
