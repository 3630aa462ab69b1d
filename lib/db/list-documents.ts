import 'server-only'
import type { Collection, Filter, WithId } from 'mongodb'

/**
 * Index _id: at most `limit` documents in the order of their ids, after one of them, for whoever reads them all. A
 * filter is tested on one after the other: it should leave out few.
 */
export async function listDocumentsAfter<Doc extends { _id: string }>(
  documents: Collection<Doc>,
  id: string,
  limit: number,
  filter: Filter<Doc> = {},
): Promise<WithId<Doc>[]> {
  const after = { ...filter, _id: { $gt: id } } as Filter<Doc>
  return documents.find(after).sort({ _id: 1 }).limit(limit).toArray()
}
