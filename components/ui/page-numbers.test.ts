import { describe, expect, it } from 'vitest'
import { pagerSteps } from './page-numbers'

describe('the numbers of a pager', () => {
  it.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [2, 3, [1, 2, 3]],
    [1, 20, [1, 2, 'gap', 20]],
    [4, 20, [1, 2, 3, 4, 5, 'gap', 20]],
    [5, 20, [1, 'gap', 4, 5, 6, 'gap', 20]],
    [17, 20, [1, 'gap', 16, 17, 18, 19, 20]],
    [700, 1000, [1, 'gap', 699, 700, 701, 'gap', 1000]],
    [20, 20, [1, 'gap', 19, 20]],
  ])('at page %i of %i are the ends, the page and its neighbours', (number, pageCount, steps) => {
    expect(pagerSteps(number, pageCount)).toEqual(steps)
  })
})
