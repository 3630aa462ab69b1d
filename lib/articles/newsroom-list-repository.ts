import 'server-only'
import type { Filter } from 'mongodb'
import type { Cursor } from '@/lib/cursor'
import type { Article, ArticleState } from './article'
import { articles, type ArticleDocument } from './article-document-repository'
import type { ListedState, NewsroomRow } from './newsroom-list'

type RowDocument = Omit<NewsroomRow, 'id'> & { _id: string }

/** A list with everything that has a name resolved to ids. */
export type RowQuery = {
  state: ListedState | ''
  sectionId?: string
  authorId?: string
  tagId?: string
  origin?: Article['origin']['kind']
  createdBy?: string
  /** Who is asked to read it. */
  assigneeId?: string
  sort: 'changed' | 'published'
  order: 'desc' | 'asc'
  from?: Date
  upTo?: Date
  cursor: { kind: 'after' | 'before'; at: Cursor } | null
  now: Date
  limit: number
}

const PROJECTION = {
  revision: 1,
  headline: 1,
  slug: 1,
  state: 1,
  kind: 1,
  origin: 1,
  sectionIds: 1,
  authorIds: 1,
  tagIds: 1,
  publishAt: 1,
  unpublishAt: 1,
  savedAt: 1,
  createdBy: 1,
  review: 1,
  trashedFrom: 1,
  wordCount: 1,
} as const

/** A rare combination of filters may look through a long list: it ends here with the database's own error. */
const TIME_MAX_MILLISECONDS = 5000

/**
 * At most `limit` rows, in the order asked for; a page before a cursor comes in that order too. The index is
 * article_changed… or, by the moment of publishing, article_newest, article_by_section, …_tag or …_author.
 */
export async function listRows(query: RowQuery): Promise<NewsroomRow[]> {
  const field = query.sort === 'changed' ? 'savedAt' : 'publishAt'
  const isBackwards = query.cursor?.kind === 'before'
  const step = (query.order === 'desc') === isBackwards ? 1 : -1
  const found = await (
    await articles()
  )
    .find(rowFilter(query, field, step))
    .sort({ [field]: step, _id: step })
    .limit(query.limit)
    .hint(indexFor(query))
    .maxTimeMS(TIME_MAX_MILLISECONDS)
    .project<RowDocument>(PROJECTION)
    .toArray()
  const rows = found.map(toRow)
  return isBackwards ? rows.reverse() : rows
}

/** Index _id: rows by id in whatever state, in no promised order. At most 500 ids. */
export async function findRows(ids: readonly string[]): Promise<NewsroomRow[]> {
  if (ids.length === 0) return []
  const filter = { _id: { $in: ids.slice(0, 500) } }
  return (await (await articles()).find(filter).project<RowDocument>(PROJECTION).toArray()).map(toRow)
}

/** Index article_changed_by_state or article_newest: how many there are of a state, counted up to `limit`. */
export async function countState(state: ListedState, { now, limit }: { now: Date; limit: number }): Promise<number> {
  const filter: Filter<ArticleDocument> =
    state === 'scheduled' ? { state: 'published', publishAt: { $gt: now } } : { state }
  return (await articles()).countDocuments(filter, { limit })
}

function rowFilter(query: RowQuery, field: 'savedAt' | 'publishAt', step: 1 | -1): Filter<ArticleDocument> {
  const { cursor, now } = query
  const side = step === 1 ? '$gt' : '$lt'
  const moment: Record<string, Date> = {
    ...(query.from ? { $gte: query.from } : {}),
    ...(query.upTo ? { $lt: query.upTo } : {}),
  }
  if (query.state === 'scheduled') moment['$gt'] = now
  if (query.state === 'published' && field === 'publishAt') moment['$lte'] = now
  const beyond = cursor && {
    [field]: { [`${side}e`]: cursor.at.at },
    $or: [{ [field]: { [side]: cursor.at.at } }, { [field]: cursor.at.at, _id: { [side]: cursor.at.id } }],
  }
  const isBounded = Object.keys(moment).length > 0
  return {
    ...stateFilter(query, field),
    ...(query.sectionId === undefined ? {} : { listedIn: query.sectionId }),
    ...(query.authorId === undefined ? {} : { authorIds: query.authorId }),
    ...(query.tagId === undefined ? {} : { tagIds: query.tagId }),
    ...(query.origin === undefined ? {} : { 'origin.kind': query.origin }),
    ...(query.createdBy === undefined ? {} : { createdBy: query.createdBy }),
    ...(query.assigneeId === undefined ? {} : { 'review.assigneeId': query.assigneeId }),
    $and: [isBounded ? { [field]: moment } : {}, beyond ?? {}],
  }
}

function stateFilter({ state, now }: RowQuery, field: 'savedAt' | 'publishAt'): Filter<ArticleDocument> {
  // By the moment of publishing a list holds what was published: the index begins with the state.
  if (state === '') return field === 'publishAt' ? { state: 'published' } : { state: { $ne: 'trashed' } }
  if (state === 'scheduled') return { state: 'published' }
  if (state === 'published' && field === 'savedAt') return { state, publishAt: { $lte: now } }
  return { state }
}

const FEW: readonly (ListedState | ArticleState)[] = ['draft', 'review', 'withdrawn', 'trashed']

/** The index whose order is the list's. Of a state that few articles are in, all of them are soon looked through. */
function indexFor({ sort, state, sectionId, authorId, tagId, createdBy }: RowQuery): string {
  if (sort === 'published') {
    if (sectionId !== undefined) return 'article_by_section'
    if (tagId !== undefined) return 'article_by_tag'
    return authorId === undefined ? 'article_newest' : 'article_by_author'
  }
  if (createdBy !== undefined) return state === '' ? 'article_changed_by_creator' : 'article_changed_by_creator_state'
  if (state !== '' && FEW.includes(state)) return 'article_changed_by_state'
  if (tagId !== undefined) return 'article_changed_by_tag'
  if (authorId !== undefined) return 'article_changed_by_author'
  if (sectionId !== undefined) return 'article_changed_by_section'
  return state === '' ? 'article_changed' : 'article_changed_by_state'
}

const toRow = ({ _id, ...row }: RowDocument): NewsroomRow => ({ id: _id, ...row })
