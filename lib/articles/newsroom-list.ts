import { z } from 'zod'
import { parseDay } from '@/lib/dates'
import type { Article } from './article'

/** The states as the newsroom tells them apart: what is published and not yet due is scheduled. */
export const LISTED_STATES = ['draft', 'review', 'scheduled', 'published', 'withdrawn', 'trashed'] as const
export type ListedState = (typeof LISTED_STATES)[number]

const text = (max: number) => z.string().trim().max(max).catch('')
const day = z
  .string()
  .transform((value) => parseDay(value) ?? '')
  .catch('')

/** What the newsroom's list is asked for. It stands in the address, so that a list can be kept, sent and gone back to. */
export const newsroomFilterSchema = z.object({
  q: text(120).default(''),
  state: z.enum(['', ...LISTED_STATES]).catch(''),
  /** Slugs. */
  section: text(80).default(''),
  author: text(80).default(''),
  tag: text(80).default(''),
  origin: z.enum(['', 'exclusive', 'translation', 'reprint']).catch(''),
  /** Calendar days of the publication, both included, of the moment that the list is sorted by. */
  from: day.default(''),
  to: day.default(''),
  mine: z.enum(['', '1']).catch(''),
  sort: z.enum(['changed', 'published']).catch('changed'),
  order: z.enum(['desc', 'asc']).catch('desc'),
  /** Where the page begins: what follows a row, or what stands before it. */
  after: text(60).default(''),
  before: text(60).default(''),
})
export type NewsroomFilter = z.output<typeof newsroomFilterSchema>

/** What an address asks for. Whatever cannot be understood is as if it were not there. */
export function parseNewsroomFilter(query: Record<string, string | string[] | undefined>): NewsroomFilter {
  const single = Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string'))
  const filter = newsroomFilterSchema.parse(single)
  // What readers never saw has no such moment; what is scheduled is read from its next one on.
  const isUnseen = filter.state === 'draft' || filter.state === 'review' || filter.state === 'trashed'
  if (filter.state === 'scheduled')
    return { ...filter, sort: 'published', order: query['order'] === 'desc' ? 'desc' : 'asc' }
  return isUnseen ? { ...filter, sort: 'changed' } : filter
}

/** The address of a list: only what differs from the plain one, in one order, so that equal lists have one address. */
export function newsroomListPath(filter: Partial<NewsroomFilter>): `/${string}` {
  const query = filterQuery(filter)
  return query === '' ? '/admin/articles' : `/admin/articles?${query}`
}

export function filterQuery(filter: Partial<NewsroomFilter>): string {
  const plain: Partial<Record<string, string>> = { sort: 'changed', order: 'desc' }
  const pairs = Object.keys(newsroomFilterSchema.shape).flatMap((name) => {
    const value = filter[name as keyof NewsroomFilter] ?? ''
    return value === '' || value === plain[name] ? [] : [[name, value]]
  })
  return new URLSearchParams(pairs).toString()
}

/** A row: an article without its text. */
export type NewsroomRow = Pick<
  Article,
  | 'id'
  | 'revision'
  | 'headline'
  | 'slug'
  | 'state'
  | 'kind'
  | 'origin'
  | 'sectionIds'
  | 'authorIds'
  | 'tagIds'
  | 'publishAt'
  | 'unpublishAt'
  | 'savedAt'
  | 'createdBy'
  | 'review'
  | 'trashedFrom'
  | 'wordCount'
>

/** The state as people call it at a moment. */
export function listedState(article: Pick<Article, 'state' | 'publishAt' | 'unpublishAt'>, now: Date): ListedState {
  if (article.state !== 'published') return article.state
  if (article.publishAt !== null && article.publishAt > now) return 'scheduled'
  return article.unpublishAt !== null && article.unpublishAt <= now ? 'withdrawn' : 'published'
}
