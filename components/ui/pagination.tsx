import { listPagePath } from '@/lib/addresses/address'

/** Older and newer pages of a list, by address. The reader module lets "More" add to the list in place. */
export function Pagination({ path, number, hasNext }: { path: string; number: number; hasNext: boolean }) {
  if (number === 1 && !hasNext) return null
  return (
    <nav className="pagination" aria-label="Pages">
      {number > 1 && (
        <a rel="prev" href={listPagePath(path, number - 1)}>
          Newer
        </a>
      )}
      <span aria-current="page">Page {number}</span>
      {hasNext && (
        <a rel="next" href={listPagePath(path, number + 1)} data-more="">
          Older
        </a>
      )}
    </nav>
  )
}
