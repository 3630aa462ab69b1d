import 'server-only'
import { collection, isDuplicateKey } from '@/lib/db/connection'
import { listDocumentsAfter } from '@/lib/db/list-documents'
import type { CalendarDay } from '@/lib/dates'
import type { EditionChoice } from './edition'

type EditionDocument = Omit<EditionChoice, 'day'> & { _id: CalendarDay; schemaVersion: 1 }

const editions = () => collection<EditionDocument>('editions')

/** Index _id: what was chosen for a day, or null. */
export async function findByDay(day: CalendarDay): Promise<EditionChoice | null> {
  const found = await (await editions()).findOne({ _id: day })
  return found ? toChoice(found) : null
}

/** Index _id: what was chosen for days, in their order, after one of them. */
export async function listAfter(day: string, limit: number): Promise<EditionChoice[]> {
  return (await listDocumentsAfter(await editions(), day, limit)).map(toChoice)
}

/** Writes over the revision that the choice was based on, 0 for a first one; null where somebody was faster. */
export async function save({ day, order, leftOut, revision }: EditionChoice): Promise<EditionChoice | null> {
  const next = { order, leftOut, revision: revision + 1 }
  if (revision > 0) {
    const written = await (await editions()).updateOne({ _id: day, revision }, { $set: next })
    return written.matchedCount === 0 ? null : { day, ...next }
  }
  try {
    await (await editions()).insertOne({ _id: day, schemaVersion: 1, ...next })
    return { day, ...next }
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}

const toChoice = ({ _id, order, leftOut, revision }: EditionDocument): EditionChoice => ({
  day: _id,
  order,
  leftOut,
  revision,
})
