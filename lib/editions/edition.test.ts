import { describe, expect, it } from 'vitest'
import { arrange } from './edition'

const piece = (id: string, section: string, hour: number) => ({
  id,
  sectionIds: [section],
  publishAt: new Date(Date.UTC(2026, 10, 23, hour)),
})
const pieces = [piece('late-news', 'news', 18), piece('culture', 'culture', 6), piece('news', 'news', 7)]
const sectionWeights = ['news', 'energy', 'culture']
const order = (choice: { order: string[]; leftOut: string[] }) =>
  arrange(pieces, { choice, sectionWeights }).map(({ id }) => id)

describe('the pieces of an edition', () => {
  it.each([
    ['by the weight of their section, then by time', { order: [], leftOut: [] }, ['news', 'late-news', 'culture']],
    ['as an editor put them, the others after', { order: ['culture'], leftOut: [] }, ['culture', 'news', 'late-news']],
    ['without those left out', { order: [], leftOut: ['news'] }, ['late-news', 'culture']],
    [
      'untroubled by ids of other days',
      { order: ['gone', 'culture'], leftOut: ['gone'] },
      ['culture', 'news', 'late-news'],
    ],
    [
      'all of them where every one was left out',
      { order: [], leftOut: ['news', 'late-news', 'culture'] },
      ['news', 'late-news', 'culture'],
    ],
  ])('stand %s', (_how, choice, expected) => {
    expect(order(choice)).toEqual(expected)
  })

  it('puts a section without weight last, and decides every tie the same way', () => {
    const tied = [piece('b', 'new', 7), piece('a', 'new', 7), piece('c', 'culture', 9)]
    const ids = (list: typeof tied) =>
      arrange(list, { choice: { order: [], leftOut: [] }, sectionWeights }).map(({ id }) => id)
    expect(ids(tied)).toEqual(['c', 'a', 'b'])
    expect(ids(tied.toReversed())).toEqual(['c', 'a', 'b'])
  })
})
