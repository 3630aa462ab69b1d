import { pagerSteps } from '@/components/ui/page-numbers'
import { searchPath, type SearchRequest } from '@/lib/search/search-address'

/** The pages of an answer by number and by neighbour. */
export function SearchPages({ request, pageCount }: { request: SearchRequest; pageCount: number }) {
  if (pageCount <= 1) return null
  const path = (page: number) => searchPath({ ...request, page })
  return (
    <nav className="pagination" aria-label="Pages">
      {request.page > 1 && (
        <a rel="prev" href={path(request.page - 1)}>
          Previous
        </a>
      )}
      <ol>
        {pagerSteps(request.page, pageCount).map((step, index) => (
          <li key={step === 'gap' ? `gap-${index}` : step}>
            {step === 'gap' ? (
              <span className="pagination-gap">
                <span className="visually-hidden">Some pages are left out here</span>
              </span>
            ) : (
              <a
                href={path(step)}
                aria-label={`Page ${step}`}
                aria-current={step === request.page ? 'page' : undefined}
              >
                {step}
              </a>
            )}
          </li>
        ))}
      </ol>
      {request.page < pageCount && (
        <a rel="next" href={path(request.page + 1)}>
          Next
        </a>
      )}
    </nav>
  )
}
