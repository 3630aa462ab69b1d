import 'server-only'
import { MongoBulkWriteError } from 'mongodb'
import { collection, isDuplicateKey } from '@/lib/db/connection'
import { articles, inList, type ArticleDocument } from './article-document-repository'
import { countedAt, listKey, listKeys, type CountSteps, type ListCount, type PagedList } from './list-count'

/** `version` rises with every change, so that a recount never writes over one that it has not seen. */
type ListCountDocument = ListCount & { _id: string; schemaVersion: 1; version: number }

const counts = () => collection<ListCountDocument>('listCounts')

/** Index _id. Empty where nothing was counted yet. */
export async function find(list: PagedList): Promise<ListCount> {
  const found = await (await counts()).findOne({ _id: listKey(list) })
  return { begin: found?.begin ?? {}, end: found?.end ?? {} }
}

/** Index _id: the keys of those of at most 200 lists in which anything began in this month of UTC or before. */
export async function findBegun(lists: readonly PagedList[], month: string): Promise<Set<string>> {
  const keys = lists.slice(0, LISTS_MAX).map(listKey)
  const found = (await counts())
    .find({ _id: { $in: keys } })
    .project<{ _id: string; begin?: ListCount['begin'] }>({ begin: 1 })
  const begun = (await found.toArray()).filter(({ begin = {} }) =>
    Object.entries(begin).some(([began, articles]) => began <= month && articles > 0),
  )
  return new Set(begun.map(({ _id }) => _id))
}
const LISTS_MAX = 200

/** Adds the steps of each list, all lists in one round trip. */
export async function add(steps: ReadonlyMap<string, CountSteps>): Promise<void> {
  if (steps.size === 0) return
  const updates = [...steps].map(([key, step]) => ({
    updateOne: {
      filter: { _id: key },
      update: { $inc: { ...step, version: 1 }, $setOnInsert: { schemaVersion: 1 as const } },
      upsert: true,
    },
  }))
  try {
    await (await counts()).bulkWrite(updates, { ordered: false })
  } catch (error) {
    // Two processes that count a list for the first time may both try to make its document: the later one adds again.
    if (!(error instanceof MongoBulkWriteError) || !isDuplicateKey(error)) throw error
    const failed = [error.writeErrors].flat().map(({ index }) => updates[index])
    await (await counts()).bulkWrite(failed.filter((update) => update !== undefined))
  }
}

/** Index article_newest: how many of a list's articles began between two moments, both included. */
export async function countBegun(list: PagedList, between: { from: Date; to: Date }): Promise<number> {
  const publishAt = { $gte: between.from, $lte: between.to }
  return (await articles()).countDocuments({ state: 'published', ...inList(list), publishAt })
}

/**
 * Index article_ending: when those articles of a list began that ended between two moments. The list is not part of the
 * question, or a database may walk through the whole list instead. At most 10,000 endings of all lists.
 */
export async function listBeginningsOfEnded(list: PagedList, between: { from: Date; to: Date }): Promise<Date[]> {
  const found = await (
    await articles()
  )
    .find({ state: 'published', unpublishAt: { $gte: between.from, $lte: between.to } })
    .project<Pick<ArticleDocument, 'publishAt' | 'listedIn' | 'tagIds' | 'authorIds'>>({
      publishAt: 1,
      listedIn: 1,
      tagIds: 1,
      authorIds: 1,
      _id: 0,
    })
    .limit(ENDED_MAX)
    .toArray()
  return found.flatMap((article) => (listKeys(article).has(listKey(list)) ? (article.publishAt ?? []) : []))
}
const ENDED_MAX = 10_000

/** Every list that any article stands in, and every one that was counted before. */
export async function listAll(): Promise<PagedList[]> {
  const from = await articles()
  const [sections, tags, authors] = await Promise.all(
    (['listedIn', 'tagIds', 'authorIds'] as const).map((field) => from.distinct(field)),
  )
  const known = new Map<string, PagedList>()
  const put = (list: PagedList) => known.set(listKey(list), list)
  for (const sectionId of sections ?? []) put({ kind: 'section', sectionId })
  for (const tagId of tags ?? []) put({ kind: 'tag', tagId })
  for (const authorId of authors ?? []) put({ kind: 'author', authorId })
  for await (const { _id } of (await counts()).find({}).project<{ _id: string }>({ _id: 1 })) {
    const list = parseKey(_id)
    if (list) put(list)
  }
  return [...known.values()]
}

/**
 * Counts a list's articles through its index and keeps the result. False where the list changed meanwhile: then nothing
 * was written.
 */
export async function recount(list: PagedList): Promise<boolean> {
  const key = listKey(list)
  const before = await (await counts()).findOne({ _id: key })
  const count: ListCount = { begin: {}, end: {} }
  const found = (await articles())
    .find({ state: 'published', ...inList(list) })
    .project<Pick<ArticleDocument, 'publishAt' | 'unpublishAt'>>({ publishAt: 1, unpublishAt: 1, _id: 0 })
    .batchSize(RECOUNT_BATCH)
  for await (const { publishAt, unpublishAt } of found)
    for (const path of countedAt({ state: 'published', publishAt, unpublishAt })) increase(count, path)
  const kept = { ...count, schemaVersion: 1 as const, version: (before?.version ?? 0) + 1 }
  if (before) {
    const { matchedCount } = await (await counts()).replaceOne({ _id: key, version: before.version }, kept)
    return matchedCount === 1
  }
  try {
    await (await counts()).insertOne({ _id: key, ...kept })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}
const RECOUNT_BATCH = 1000

function increase(count: ListCount, path: string): void {
  const [kind, began = '', ends] = path.split('.')
  if (kind === 'begin' || ends === undefined) count.begin[began] = (count.begin[began] ?? 0) + 1
  else count.end[began] = { ...count.end[began], [ends]: (count.end[began]?.[ends] ?? 0) + 1 }
}

function parseKey(key: string): PagedList | null {
  const [kind, id = ''] = key.split(':')
  if (kind === 'section') return { kind, sectionId: id }
  if (kind === 'tag') return { kind, tagId: id }
  return kind === 'author' ? { kind, authorId: id } : null
}
