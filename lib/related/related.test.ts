import { describe, expect, it } from 'vitest'
import { rankRelated, type Candidate } from './related'

const candidate = (id: string, overrides: Partial<Candidate> = {}): Candidate => ({
  id,
  tagIds: [],
  sectionIds: ['s'],
  publishAt: new Date('2026-11-01T00:00:00Z'),
  ...overrides,
})
const article = { id: 'self', tagIds: ['t', 'u'], sectionIds: ['s'] }
const ids = (candidates: Candidate[], limit = 5, without: string[] = []) =>
  rankRelated(article, candidates, { limit, without: new Set(without) }).map((found) => found.id)

describe('You Might Also Like', () => {
  it('puts what shares more tags first, then what is newer', () => {
    const newer = candidate('newer', { publishAt: new Date('2026-11-02T00:00:00Z') })
    expect(ids([candidate('old'), newer, candidate('tagged', { tagIds: ['t', 'u'], publishAt: null })])).toEqual([
      'tagged',
      'newer',
      'old',
    ])
  })

  it('never shows the article being read, nor one twice, nor one that stands elsewhere on the page', () => {
    expect(ids([candidate('self'), candidate('a'), candidate('a'), candidate('b')], 5, ['b'])).toEqual(['a'])
  })

  it('is as long as asked', () => {
    expect(ids([candidate('a'), candidate('b'), candidate('c')], 2)).toHaveLength(2)
  })
})
