import { z } from 'zod'
import { QUERY_LENGTH_MAX } from './query-length'
import { factMark, type SearchFacts } from './search-entry'

export const SEARCH_SORTS = ['relevance', 'date'] as const
const id = z.string().regex(/^[\w-]{1,64}$/)

/** What narrows a search; each is one value. */
export const searchFilterSchema = z.object({
  section: id.optional(),
  author: id.optional(),
  year: z.coerce.number().int().min(1000).max(9999).optional(),
  origin: z.enum(['exclusive', 'translation', 'reprint']).optional(),
  source: z.string().min(1).max(120).optional(),
})
export type SearchFilter = z.infer<typeof searchFilterSchema>

/** What may be asked of the archive. */
export const archiveQuerySchema = searchFilterSchema.extend({
  text: z.string().max(QUERY_LENGTH_MAX),
  sort: z.enum(SEARCH_SORTS).default('relevance'),
})
export type ArchiveQuery = z.infer<typeof archiveQuerySchema>

/** A filter as words that the text index holds, so that the database applies it to the whole archive. */
export const filterMarks = ({ section, author, year, origin, source }: SearchFilter): string[] => [
  ...(section === undefined ? [] : [factMark('section', section)]),
  ...(author === undefined ? [] : [factMark('author', author)]),
  ...(year === undefined ? [] : [factMark('year', String(year))]),
  ...(origin === undefined ? [] : [factMark('origin', origin)]),
  ...(source === undefined ? [] : [factMark('source', source)]),
]

export const fitsFilter = (facts: SearchFacts, { section, author, year, origin, source }: SearchFilter): boolean =>
  (section === undefined || facts.sectionIds.includes(section)) &&
  (author === undefined || facts.authorIds.includes(author)) &&
  (year === undefined || facts.year === year) &&
  (origin === undefined || facts.origin === origin) &&
  (source === undefined || facts.source === source)
