import 'server-only'
import type { AnyBulkWriteOperation } from 'mongodb'
import { collection } from '@/lib/db/connection'
import { listDocumentsAfter } from '@/lib/db/list-documents'
import type { TermChanges } from './term-changes'

type TermDocument = { _id: string; articles: number; word: string }
type TotalsDocument = { _id: 'totals'; articles: number; length: number }

const terms = () => collection<TermDocument>('searchTerms')
const totals = () => collection<TotalsDocument>('searchTotals')

const TERMS_PER_WRITE = 2000

/** Adds what was noted to the frequencies and totals, so they stay right however often an article is saved. */
export async function writeTermChanges(changes: TermChanges): Promise<void> {
  const { terms: changed, articles, length } = changes.take()
  await write(
    changed.map((change) => ({
      updateOne: {
        filter: { _id: change.term },
        update: { $inc: { articles: change.articles }, $setOnInsert: { word: change.word } },
        upsert: true,
      },
    })),
  )
  if (articles !== 0 || length !== 0)
    await (await totals()).updateOne({ _id: 'totals' }, { $inc: { articles, length } }, { upsert: true })
}

/** Index _id: writes frequencies that were counted anew where they differ from what is kept. A term in no article stays, at nought. */
export async function replaceFrequencies(
  counted: Map<string, number>,
  { articles, length }: { articles: number; length: number },
): Promise<void> {
  const missing = new Set(counted.keys())
  for (let after = ''; ;) {
    const kept = await listDocumentsAfter(await terms(), after, TERMS_PER_WRITE)
    await write(
      kept.flatMap(({ _id, articles: known }) => {
        missing.delete(_id)
        const right = counted.get(_id) ?? 0
        return right === known ? [] : [{ updateOne: { filter: { _id }, update: { $set: { articles: right } } } }]
      }),
    )
    const last = kept.at(-1)
    if (!last) break
    after = last._id
  }
  await write(
    [...missing].map((term) => ({
      updateOne: {
        filter: { _id: term },
        update: { $set: { articles: counted.get(term) ?? 0 }, $setOnInsert: { word: term } },
        upsert: true,
      },
    })),
  )
  await (await totals()).replaceOne({ _id: 'totals' }, { articles, length }, { upsert: true })
}

async function write(operations: readonly AnyBulkWriteOperation<TermDocument>[]): Promise<void> {
  for (let from = 0; from < operations.length; from += TERMS_PER_WRITE)
    await (await terms()).bulkWrite(operations.slice(from, from + TERMS_PER_WRITE), { ordered: false })
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
export async function clearTerms(): Promise<void> {
  for (const clear of [terms, totals]) await (await clear()).deleteMany({})
}
