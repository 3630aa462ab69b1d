/** What a pager shows: a page, or a gap of two pages and more. */
export type PagerStep = number | 'gap'

/** The first page, the last, the one shown and its neighbours. A gap never stands for a single page. */
export function pagerSteps(number: number, pageCount: number): PagerStep[] {
  const shown = [1, number - 1, number, number + 1, pageCount].filter((page) => page >= 1 && page <= pageCount)
  const pages = [...new Set(shown)].sort((one, other) => one - other)
  return pages.flatMap((page, index): PagerStep[] => {
    const left = page - (pages[index - 1] ?? page - 1) - 1
    if (left === 0) return [page]
    return left === 1 ? [page - 1, page] : ['gap', page]
  })
}
