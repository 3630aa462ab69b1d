import { z } from 'zod'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { SEARCH_SORTS } from './archive-query'
import { QUERY_LENGTH_MAX } from './query-length'

const PAGE_MAX = 99
const slug = z.string().max(80).regex(SLUG_PATTERN).optional().catch(undefined)

/** What the address of a search says. A part that makes no sense is left out; only the query itself can be refused. */
const requestSchema = z.object({
  q: z.string().catch(''),
  section: slug,
  author: slug,
  year: z.coerce.number().int().min(1000).max(9999).optional().catch(undefined),
  origin: z.enum(['exclusive', 'translation', 'reprint']).optional().catch(undefined),
  source: z.string().min(1).max(120).optional().catch(undefined),
  sort: z.enum(SEARCH_SORTS).catch('relevance'),
  page: z.coerce.number().int().min(1).max(PAGE_MAX).catch(1),
})
export type SearchRequest = z.infer<typeof requestSchema>

/** Parameters that a search knows, for whoever keeps answers by address. */
export const SEARCH_PARAMETERS = ['q', 'section', 'author', 'year', 'origin', 'source', 'sort', 'page'] as const

/** Reads the parameters of an address; of one that comes twice the first counts. Control characters are blanks. */
export function parseSearchRequest(parameters: Record<string, string | string[] | undefined>): SearchRequest {
  const first = Object.fromEntries(
    SEARCH_PARAMETERS.flatMap((name) => {
      const value = [parameters[name]].flat()[0]
      return value === undefined || value === '' ? [] : [[name, value] as const]
    }),
  )
  const request = requestSchema.parse(first)
  return { ...request, q: request.q.replace(/\p{Cc}+/gu, ' ').trim() }
}

export const isTooLong = ({ q }: Pick<SearchRequest, 'q'>) => q.length > QUERY_LENGTH_MAX

const SEARCH_PATH = '/search'

/** The one address of a search: parameters in their order, defaults left out. */
export function searchPath(request: Partial<SearchRequest>): string {
  const parameters = new URLSearchParams()
  for (const name of SEARCH_PARAMETERS) {
    const value = request[name]
    if (value === undefined || value === '') continue
    if ((name === 'sort' && value === 'relevance') || (name === 'page' && value === 1)) continue
    parameters.set(name, String(value))
  }
  const query = parameters.toString()
  return query === '' ? SEARCH_PATH : `${SEARCH_PATH}?${query}`
}
