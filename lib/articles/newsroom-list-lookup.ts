import 'server-only'
import { hasPermission, requirePermission, type Actor } from '@/lib/accounts/permissions'
import { findAuthorBySlug } from '@/lib/authors/author-lookup'
import { cursorText, parseCursor } from '@/lib/cursor'
import { dayAfter, parseDay, startOfDay } from '@/lib/dates'
import { searchArchive } from '@/lib/search/archive-search'
import { findSectionBySlug } from '@/lib/sections/section-lookup'
import { findTagBySlug } from '@/lib/tags/tag-lookup'
import { plainLetters, slugFor } from '@/lib/text'
import { LISTED_STATES, listedState, type ListedState, type NewsroomFilter, type NewsroomRow } from './newsroom-list'
import { countState, findRows, listRows, type RowQuery } from './newsroom-list-repository'

export const PAGE_LENGTH = 50
/** By words: so many answers of the archive, and so many of the newest pieces that readers do not see. */
const FOUND_MAX = 100
const UNSEEN_MAX = 1000
export const COUNT_MAX = 1000

export type NewsroomPage = { rows: NewsroomRow[]; previous: string | null; next: string | null; isCut: boolean }
const NOTHING: NewsroomPage = { rows: [], previous: null, next: null, isCut: false }

/**
 * A page of the newsroom's list, past every cache: what an editor asks for, or of an author's own pieces. By words it
 * is one page, of what readers find and of the newest 1,000 pieces that they do not see.
 */
export async function listNewsroom(
  actor: Actor,
  filter: NewsroomFilter,
  { timeZone, now = new Date() }: { timeZone: string; now?: Date },
): Promise<NewsroomPage> {
  requirePermission(actor, 'articles:write-own')
  const query = await resolve(actor, filter, { timeZone, now })
  if (query === null) return NOTHING
  if (filter.q !== '') return listByWords(filter.q, query)
  const found = await listRows({ ...query, limit: PAGE_LENGTH + 1 })
  const isMore = found.length > PAGE_LENGTH
  const isBackwards = query.cursor?.kind === 'before'
  const rows = isMore ? (isBackwards ? found.slice(1) : found.slice(0, PAGE_LENGTH)) : found
  const [first, last] = [rows.at(0), rows.at(-1)]
  const place = (row: NewsroomRow) =>
    cursorText({ at: (query.sort === 'changed' ? row.savedAt : row.publishAt) ?? row.savedAt, id: row.id })
  const hasPrevious = isBackwards ? isMore : query.cursor !== null
  const hasNext = isBackwards || isMore
  return {
    rows,
    previous: hasPrevious && first ? place(first) : null,
    next: hasNext && last ? place(last) : null,
    isCut: false,
  }
}

/** How many pieces are in each state, counted up to 1,000; of an author, nothing. */
export async function countStates(actor: Actor, now = new Date()): Promise<Partial<Record<ListedState, number>>> {
  if (!hasPermission(actor, 'articles:write')) return {}
  const counted = LISTED_STATES.filter((state) => state !== 'published')
  const counts = await Promise.all(counted.map((state) => countState(state, { now, limit: COUNT_MAX })))
  return Object.fromEntries(counted.map((state, place) => [state, counts[place]]))
}

/** Rows by id, for what is shown beside a list. */
export const findNewsroomRows = (ids: readonly string[]): Promise<NewsroomRow[]> => findRows(ids)

type ByState = { limit: number; createdBy?: string; assigneeId?: string; order?: 'desc' | 'asc'; now?: Date }

/**
 * At most `limit` pieces of a state. What is scheduled comes by its time, the next one first; the others by their last
 * change, the latest first unless `order` says otherwise.
 */
export const listByState = (state: ListedState, { now = new Date(), ...options }: ByState): Promise<NewsroomRow[]> =>
  listRows({
    state,
    sort: state === 'scheduled' ? 'published' : 'changed',
    order: state === 'scheduled' ? 'asc' : 'desc',
    ...options,
    cursor: null,
    now,
  })

/** What changed from a moment on, the latest first; with `createdBy`, of what one person began. */
export const listChangedSince = (from: Date, options: { limit: number; createdBy?: string }): Promise<NewsroomRow[]> =>
  listRows({ state: '', sort: 'changed', order: 'desc', from, cursor: null, now: new Date(), ...options })

/** Null where a name in the filter is nobody's: nothing fits it. */
async function resolve(
  actor: Actor,
  filter: NewsroomFilter,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<RowQuery | null> {
  const [section, author, tag] = await Promise.all([
    filter.section === '' ? undefined : findSectionBySlug(filter.section),
    filter.author === '' ? undefined : findAuthorBySlug(slugFor(filter.author)),
    filter.tag === '' ? undefined : findTagBySlug(slugFor(filter.tag)),
  ])
  if (section === null || author === null || tag === null) return null
  const [from, to] = [parseDay(filter.from), parseDay(filter.to)]
  const isOwn = filter.mine === '1' || !hasPermission(actor, 'articles:write')
  const [after, before] = [parseCursor(filter.after), parseCursor(filter.before)]
  return {
    state: filter.state,
    sort: filter.sort,
    order: filter.order,
    now,
    limit: PAGE_LENGTH,
    cursor: after ? { kind: 'after', at: after } : before ? { kind: 'before', at: before } : null,
    ...(section ? { sectionId: section.id } : {}),
    ...(author ? { authorId: author.id } : {}),
    ...(tag ? { tagId: tag.id } : {}),
    ...(filter.origin === '' ? {} : { origin: filter.origin }),
    ...(isOwn ? { createdBy: actor.id } : {}),
    ...(from ? { from: startOfDay(from, timeZone) } : {}),
    ...(to ? { upTo: startOfDay(dayAfter(to), timeZone) } : {}),
  }
}

async function listByWords(text: string, query: RowQuery): Promise<NewsroomPage> {
  const words = plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const unseenStates = (['draft', 'review', 'withdrawn', 'trashed'] as const).filter(
    (state) => query.state === state || (query.state === '' && state !== 'trashed'),
  )
  const isSeenAsked = query.state === '' || query.state === 'published' || query.state === 'scheduled'
  const [hits, ...lists] = await Promise.all([
    isSeenAsked ? searchArchive({ text, sort: 'relevance' }, query.now) : { hits: [], isMore: false },
    listRows({ ...plain(query, 'scheduled'), limit: UNSEEN_MAX }),
    ...unseenStates.map((state) => listRows({ ...plain(query, state), limit: UNSEEN_MAX })),
  ])
  const known = new Map((await findRows(hits.hits.slice(0, FOUND_MAX).map(({ id }) => id))).map((row) => [row.id, row]))
  const found = hits.hits.slice(0, FOUND_MAX).flatMap(({ id }) => known.get(id) ?? [])
  const unseen = lists.flat().filter((row) => holdsWords(row, words))
  const rows = [...unseen.slice(0, FOUND_MAX), ...found].filter((row) => fits(row, query))
  const isCut = hits.isMore || hits.hits.length > FOUND_MAX || unseen.length > FOUND_MAX
  return { rows: [...new Map(rows.map((row) => [row.id, row])).values()], previous: null, next: null, isCut }
}

const plain = ({ now, createdBy }: RowQuery, state: ListedState): RowQuery => ({
  state,
  sort: state === 'scheduled' ? 'published' : 'changed',
  order: 'desc',
  cursor: null,
  now,
  limit: UNSEEN_MAX,
  ...(createdBy === undefined || state === 'scheduled' ? {} : { createdBy }),
})

const holdsWords = ({ headline, slug }: NewsroomRow, words: readonly string[]) => {
  const text = `${plainLetters(headline)} ${slug}`
  return words.every((word) => text.includes(word))
}

function fits(row: NewsroomRow, query: RowQuery): boolean {
  const moment = query.sort === 'changed' ? row.savedAt : row.publishAt
  return (
    (query.state === '' || listedState(row, query.now) === query.state) &&
    (query.sectionId === undefined || row.sectionIds.includes(query.sectionId)) &&
    (query.authorId === undefined || row.authorIds.includes(query.authorId)) &&
    (query.tagId === undefined || row.tagIds.includes(query.tagId)) &&
    (query.origin === undefined || row.origin.kind === query.origin) &&
    (query.createdBy === undefined || row.createdBy === query.createdBy) &&
    (query.from === undefined || (moment !== null && moment >= query.from)) &&
    (query.upTo === undefined || (moment !== null && moment < query.upTo))
  )
}
