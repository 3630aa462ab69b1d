import 'server-only'
import type { AnyBulkWriteOperation, Filter } from 'mongodb'
import { collection } from '@/lib/db/connection'
import type { SearchFilter } from './archive-query'
import { entryLength, factMarks, termSet, type SearchEntry } from './search-entry'

type TermFields = 'headline' | 'deck' | 'tags' | 'authors' | 'body'
/** Terms stand in strings, apart by blanks: that is what a text index reads. */
type EntryDocument = Omit<SearchEntry, 'id' | TermFields> &
  Record<TermFields, string> & {
    _id: string
    schemaVersion: 1
    marks: string
  }
type TermDocument = { _id: string; articles: number; word: string }
type TotalsDocument = { _id: 'totals'; articles: number; length: number }

const entries = () => collection<EntryDocument>('searchEntries')
const terms = () => collection<TermDocument>('searchTerms')
const totals = () => collection<TotalsDocument>('searchTotals')

const TERMS_PER_WRITE = 2000

/**
 * Puts entries in the place of what was indexed under their ids; null takes an article out. Document frequencies
 * follow by what changed, so they stay right however often an article is saved.
 */
export async function replaceEntries(
  batch: readonly { id: string; entry: SearchEntry | null }[],
  wordFor: (term: string) => string,
): Promise<void> {
  const changes = new Map<string, number>()
  let [articles, length] = [0, 0]
  const note = (entry: SearchEntry, direction: 1 | -1) => {
    for (const term of termSet(entry)) changes.set(term, (changes.get(term) ?? 0) + direction)
    articles += direction
    length += direction * entryLength(entry)
  }
  for (const { id, entry } of batch) {
    const before = entry
      ? await (await entries()).findOneAndReplace({ _id: id }, toDocument(entry), { upsert: true })
      : await (await entries()).findOneAndDelete({ _id: id })
    if (before) note(toEntry(before), -1)
    if (entry) note(entry, 1)
  }
  await writeTerms(changes, wordFor)
  if (articles !== 0 || length !== 0)
    await (await totals()).updateOne({ _id: 'totals' }, { $inc: { articles, length } }, { upsert: true })
}

async function writeTerms(changes: ReadonlyMap<string, number>, wordFor: (term: string) => string): Promise<void> {
  const writes: AnyBulkWriteOperation<TermDocument>[] = []
  for (const [term, change] of changes)
    if (change !== 0)
      writes.push({
        updateOne: {
          filter: { _id: term },
          update: { $inc: { articles: change }, $setOnInsert: { word: wordFor(term) } },
          upsert: true,
        },
      })
  for (let from = 0; from < writes.length; from += TERMS_PER_WRITE)
    await (await terms()).bulkWrite(writes.slice(from, from + TERMS_PER_WRITE), { ordered: false })
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

/** Index _id: in how many articles each of these terms stands; those in none are left out. */
export async function findFrequencies(wanted: readonly string[]): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map()
  const found = await (await terms()).find({ _id: { $in: [...wanted] } }).toArray()
  return new Map(found.flatMap(({ _id, articles }) => (articles > 0 ? [[_id, articles] as const] : [])))
}

/** Index _id: at most `limit` terms that begin with these letters. */
export async function listTermsFrom(
  prefix: string,
  limit: number,
): Promise<{ term: string; word: string; articles: number }[]> {
  const found = await (
    await terms()
  )
    .find({ _id: { $gte: prefix, $lt: `${prefix}\uffff` } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
  return found.flatMap(({ _id, word, articles }) => (articles > 0 ? [{ term: _id, word, articles }] : []))
}

export async function findTotals(): Promise<{ articles: number; length: number }> {
  return (await (await totals()).findOne({ _id: 'totals' })) ?? { articles: 0, length: 0 }
}

/** For a rebuild of an index that another version wrote: nothing of it is of use. */
export async function clearIndex(): Promise<void> {
  for (const clear of [entries, terms, totals]) await (await clear()).deleteMany({})
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
