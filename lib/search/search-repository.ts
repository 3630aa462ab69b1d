import 'server-only'
import type { Filter } from 'mongodb'
import { collection } from '@/lib/db/connection'
import { listDocumentsAfter } from '@/lib/db/list-documents'
import type { SearchFilter } from './archive-query'
import { factMarks, type SearchEntry } from './search-entry'
import type { TermChanges } from './term-changes'

type TermFields = 'headline' | 'deck' | 'tags' | 'authors' | 'body'
/** Terms stand in strings, apart by blanks: that is what a text index reads. */
type EntryDocument = Omit<SearchEntry, 'id' | TermFields> &
  Record<TermFields, string> & {
    _id: string
    schemaVersion: 1
    marks: string
  }

const entries = () => collection<EntryDocument>('searchEntries')

/**
 * Puts entries in the place of what was indexed under their ids; null takes an article out. What terms came and went is
 * noted, not written: see `writeTermChanges`.
 */
export async function replaceEntries(
  batch: readonly { id: string; entry: SearchEntry | null }[],
  changes: TermChanges,
  wordFor: (term: string) => string,
): Promise<void> {
  for (const { id, entry } of batch) {
    const before = entry
      ? await (await entries()).findOneAndReplace({ _id: id }, toDocument(entry), { upsert: true })
      : await (await entries()).findOneAndDelete({ _id: id })
    if (before) changes.leaves(toEntry(before))
    if (entry) changes.comes(entry, wordFor)
  }
}

/**
 * Text index search_text: at most `limit` entries that a search string of the database's own syntax finds, best first.
 * A filter is applied to what is found: give one only where few are.
 */
export async function findByText(search: string, limit: number, filter: SearchFilter = {}): Promise<SearchEntry[]> {
  if (search.trim() === '') return []
  const found = await (
    await entries()
  )
    .find(
      { $text: { $search: search }, ...toFactsFilter(filter) },
      { projection: { marks: 0, score: { $meta: 'textScore' } } },
    )
    .sort({ score: { $meta: 'textScore' } })
    .limit(limit)
    .toArray()
  return found.map(toEntry)
}

/** What a search is filtered and counted by, without the text. */
export type EntryFacts = Pick<SearchEntry, 'id' | 'publishAt' | 'unpublishAt' | 'facts'>

/** Index search_text: facts of at most `limit` entries that a search string finds, in no promised order. */
export async function findFactsByText(search: string, limit: number): Promise<EntryFacts[]> {
  const found = await (
    await entries()
  )
    .find({ $text: { $search: search } }, { projection: { publishAt: 1, unpublishAt: 1, facts: 1 } })
    .limit(limit)
    .toArray()
  return found.map(({ _id, publishAt, unpublishAt, facts }) => ({ id: _id, publishAt, unpublishAt, facts }))
}

/** Index search_text: ids of at most `limit` entries that a search string finds, best first. */
export async function findIdsByText(search: string, limit: number): Promise<string[]> {
  if (search.trim() === '') return []
  const found = await (
    await entries()
  )
    .find({ $text: { $search: search } }, { projection: { _id: 1, score: { $meta: 'textScore' } } })
    .sort({ score: { $meta: 'textScore' } })
    .limit(limit)
    .toArray()
  return found.map(({ _id }) => _id)
}

/** Index _id. */
export async function findEntries(ids: readonly string[]): Promise<SearchEntry[]> {
  if (ids.length === 0) return []
  const found = await (await entries()).find({ _id: { $in: [...ids] } }, { projection: { marks: 0 } }).toArray()
  return found.map(toEntry)
}

/** Index _id: ids in order after one, for rebuilding. */
export async function listIdsAfter(after: string, limit: number): Promise<string[]> {
  const found = await (
    await entries()
  )
    .find({ _id: { $gt: after } }, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
  return found.map(({ _id }) => _id)
}

/** Index _id: entries in the order of ids after one, for counting anew. */
export const listEntriesAfter = async (after: string, limit: number): Promise<SearchEntry[]> =>
  (await listDocumentsAfter(await entries(), after, limit)).map(toEntry)

/** For a rebuild of an index that another version wrote: nothing of it is of use. */
export async function clearEntries(): Promise<void> {
  await (await entries()).deleteMany({})
}

const toFactsFilter = ({ section, author, year, origin, source }: SearchFilter): Filter<EntryDocument> => ({
  ...(section === undefined ? {} : { 'facts.sectionIds': section }),
  ...(author === undefined ? {} : { 'facts.authorIds': author }),
  ...(year === undefined ? {} : { 'facts.year': year }),
  ...(origin === undefined ? {} : { 'facts.origin': origin }),
  ...(source === undefined ? {} : { 'facts.source': source }),
})

const join = (list: readonly string[]) => list.join(' ')
const split = (text: string) => (text === '' ? [] : text.split(' '))

function toDocument({ id, ...entry }: SearchEntry): EntryDocument {
  return {
    ...entry,
    _id: id,
    schemaVersion: 1,
    headline: join(entry.headline),
    deck: join(entry.deck),
    tags: join(entry.tags),
    authors: join(entry.authors),
    body: join(entry.body),
    marks: join(factMarks(entry.facts)),
  }
}

function toEntry({ _id, publishAt, unpublishAt, facts, ...document }: EntryDocument): SearchEntry {
  return {
    id: _id,
    publishAt,
    unpublishAt,
    facts,
    headline: split(document.headline),
    deck: split(document.deck),
    tags: split(document.tags),
    authors: split(document.authors),
    body: split(document.body),
  }
}
