import { describe, expect, it } from 'vitest'
import { meanOf, measureRanking, percentile } from './measures'

const grades = new Map([
  ['a', 2],
  ['b', 1],
])

describe('what a ranking is worth', () => {
  it('is one where all that is relevant comes first', () => {
    expect(measureRanking(['a', 'b', 'x'], grades)).toEqual({
      ndcg10: 1,
      averagePrecision: 1,
      precision5: 0.4,
      success1: 1,
    })
  })

  it('counts what was not found', () => {
    expect(measureRanking(['x', 'a'], grades)).toMatchObject({ averagePrecision: 0.25, success1: 0 })
  })

  it('weighs places by the logarithm, as trec_eval does', () => {
    const worth = measureRanking(['b', 'a'], grades)
    expect(worth.ndcg10).toBeCloseTo((1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)), 10)
  })

  it('is zero where nothing is found', () => {
    expect(measureRanking([], grades)).toEqual({ ndcg10: 0, averagePrecision: 0, precision5: 0, success1: 0 })
  })

  it('is averaged over queries', () => {
    expect(meanOf([measureRanking(['a'], grades), measureRanking([], grades)]).averagePrecision).toBe(0.25)
  })

  it('has percentiles by nearest rank', () => {
    expect([percentile([5, 1, 3], 0.5), percentile([5, 1, 3], 0.95), percentile([], 0.5)]).toEqual([3, 5, 0])
  })
})
