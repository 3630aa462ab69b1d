import 'server-only'
import { collection, newId } from '@/lib/db/connection'
import { SAVED_VIEWS_MAX, type SavedView } from './saved-view'

type ViewDocument = { _id: string; schemaVersion: 1; accountId: string; name: string; query: string }

const views = () => collection<ViewDocument>('savedViews')

/** Index saved_view_owner: the oldest first. */
export async function listOf(accountId: string): Promise<SavedView[]> {
  const found = await (await views()).find({ accountId }).sort({ _id: 1 }).limit(SAVED_VIEWS_MAX).toArray()
  return found.map(({ _id, name, query }) => ({ id: _id, name, query }))
}

export async function insert(accountId: string, view: Omit<SavedView, 'id'>): Promise<SavedView> {
  const id = newId()
  await (await views()).insertOne({ _id: id, schemaVersion: 1, accountId, ...view })
  return { id, ...view }
}

export async function remove(accountId: string, id: string): Promise<void> {
  await (await views()).deleteOne({ _id: id, accountId })
}
