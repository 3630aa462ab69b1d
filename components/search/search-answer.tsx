import type { SiteView } from '@/lib/publication/site-view'
import { searchPath, type SearchRequest } from '@/lib/search/search-address'
import type { SearchAnswerView } from '@/lib/search/search-view'
import { SearchFilters } from './search-filters'
import { SearchPages } from './search-pages'
import { SearchResult } from './search-result'

type Props = { request: SearchRequest; answer: SearchAnswerView; site: SiteView }

const number = new Intl.NumberFormat('en-GB')

/** What was found: how many, in which order, what it can be narrowed by, and the articles themselves. */
export function SearchAnswer({ request, answer, site }: Props) {
  const hasResults = answer.results.length > 0
  const hasFilters = answer.facets.length > 0 || answer.chosen.length > 0
  return (
    <div className="archive-answer">
      <div className="archive-head">
        <h2 className="archive-count">{countLine(request, answer)}</h2>
        <Corrections request={request} answer={answer} />
        {hasResults && <SortLinks request={request} />}
        {hasResults && hasFilters && (
          <p className="archive-narrow-link">
            <a href="#narrow">Narrow by section, year, author</a>
          </p>
        )}
      </div>
      {hasResults ? (
        <div className="archive-list">
          <ul>
            {answer.results.map((result) => (
              <li key={result.card.id}>
                <SearchResult result={result} timeZone={site.timeZone} />
              </li>
            ))}
          </ul>
          {answer.listedMax !== null && request.page === answer.pageCount && (
            <p className="archive-note">
              Only the {answer.listedMax} best are listed. Another word, a section or a year brings the rest nearer.
            </p>
          )}
          <SearchPages request={request} pageCount={answer.pageCount} />
        </div>
      ) : (
        <NothingFound request={request} answer={answer} />
      )}
      {hasFilters && <SearchFilters facets={answer.facets} chosen={answer.chosen} />}
    </div>
  )
}

function countLine({ q }: SearchRequest, { total, isMore, results }: SearchAnswerView): string {
  if (total === 0) return results.length > 0 ? `No article has all of “${q}”, but some of it` : `Nothing has “${q}”`
  const articles = total === 1 ? '1 article' : `${number.format(total)} articles`
  return isMore ? `More than ${articles} for “${q}”` : `${articles} for “${q}”`
}

function Corrections({ request, answer: { corrections, correctedQuery } }: Omit<Props, 'site'>) {
  const made = corrections.filter(({ instead }) => instead !== null)
  if (correctedQuery === null) return null
  return (
    <p className="archive-correction">
      No article has {made.map(({ typed }) => `“${typed}”`).join(' or ')}. These are for{' '}
      <a href={searchPath({ ...request, q: correctedQuery, page: 1 })}>{correctedQuery}</a>.
    </p>
  )
}

function SortLinks({ request }: { request: SearchRequest }) {
  return (
    <nav className="archive-sort" aria-label="Sort">
      {(['relevance', 'date'] as const).map((sort) => (
        <a
          key={sort}
          href={searchPath({ ...request, sort, page: 1 })}
          aria-current={request.sort === sort ? 'true' : undefined}
        >
          {sort === 'relevance' ? 'Best match' : 'Newest'}
        </a>
      ))}
    </nav>
  )
}

function NothingFound({ request, answer }: Omit<Props, 'site'>) {
  return (
    <div className="archive-empty">
      <p>What you can try:</p>
      <ul>
        {answer.chosen.length > 0 && (
          <li>
            <a href={searchPath({ q: request.q })}>Search everywhere</a>, not only in {answer.chosen[0]?.label}
          </li>
        )}
        {request.page > 1 && (
          <li>
            <a href={searchPath({ ...request, page: 1 })}>Go to the first page</a> of this search
          </li>
        )}
        <li>Fewer words, or the one that matters most</li>
        <li>The name of a person or a place, in any spelling</li>
        <li>A word without its quotation marks, if you used them</li>
      </ul>
    </div>
  )
}
