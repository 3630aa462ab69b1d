import { listPagePath } from '@/lib/addresses/address'
import { pagerSteps } from './page-numbers'
import { Slot } from './slot'

type Props = { path: string; number: number; pageCount: number }

/**
 * The pages of a list by number and by neighbour. "Load more", which the reader module turns into adding to the list in
 * place, stands before them: without script "Older" does the same.
 */
export function Pagination({ path, number, pageCount }: Props) {
  if (pageCount <= 1) return null
  const hasNext = number < pageCount
  return (
    <div className="pager" data-pager="">
      {hasNext && (
        <p className="needs-script load-more">
          <a href={listPagePath(path, number + 1)} data-more="">
            Load more
          </a>
          <Slot as="span" role="status" data-more-status="" />
        </p>
      )}
      <nav className="pagination" aria-label="Pages">
        {number > 1 && (
          <a rel="prev" href={listPagePath(path, number - 1)}>
            Newer
          </a>
        )}
        <ol>
          {pagerSteps(number, pageCount).map((step, index) => (
            <li key={step === 'gap' ? `gap-${index}` : step}>
              {step === 'gap' ? (
                <span className="pagination-gap">
                  <span className="visually-hidden">Some pages are left out here</span>
                </span>
              ) : (
                <a
                  href={listPagePath(path, step)}
                  aria-label={step === pageCount && step !== number ? `Page ${step}, the last` : `Page ${step}`}
                  aria-current={step === number ? 'page' : undefined}
                >
                  {step}
                </a>
              )}
            </li>
          ))}
        </ol>
        {hasNext && (
          <a rel="next" href={listPagePath(path, number + 1)}>
            Older
          </a>
        )}
      </nav>
    </div>
  )
}
