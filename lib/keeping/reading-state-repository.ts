import 'server-only'
import { collection, isDuplicateKey } from '@/lib/db/connection'
import type { ReadingState } from './kept'

type StateDocument = ReadingState & { _id: string; schemaVersion: 1; revision: number }

const documents = () => collection<StateDocument>('readingStates')

/** Index _id. An account that was told nothing yet has an empty state of revision 0. */
export async function find(accountId: string): Promise<ReadingState & { revision: number }> {
  const found = await (await documents()).findOne({ _id: accountId })
  return found
    ? { choices: found.choices, places: found.places, revision: found.revision }
    : { choices: {}, places: [], revision: 0 }
}

/** Writes the state that follows on `revision`; false where another device was faster. */
export async function save(accountId: string, { choices, places }: ReadingState, revision: number): Promise<boolean> {
  const next: StateDocument = { _id: accountId, schemaVersion: 1, choices, places, revision: revision + 1 }
  try {
    if (revision === 0) await (await documents()).insertOne(next)
    else return (await (await documents()).replaceOne({ _id: accountId, revision }, next)).matchedCount === 1
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

export async function remove(accountId: string): Promise<void> {
  await (await documents()).deleteOne({ _id: accountId })
}
