import { describe, expect, it } from 'vitest'
import { createReasons, rankRelated, strongestTerms, toVector, weightsOf, type Subject } from './related'
import { NEARBY_MAX, relatedOrder, RELATIONS_MAX, timesAround, toRelations } from './related-lists'

const NOW = new Date('2026-11-01T00:00:00Z')
const known = { documents: 1000, frequency: (term: string) => (term === 'common' ? 900 : 10) }
const numbers = new Map<string, number>()
const subject = (id: string, words: string, overrides: Partial<Subject> = {}): Subject => {
  const counts = overrides.counts ?? new Map(words.split(' ').map((word) => [word, 1]))
  const vector = toVector(counts, numbers)
  return { id, publishAt: NOW, sectionIds: ['s'], counts, topics: new Set(), vector, ...overrides }
}
const order = (article: Subject, candidates: Subject[]) =>
  rankRelated(article, candidates, { known, numbers }).map(({ subject: { id } }) => id)

describe('You Might Also Like', () => {
  const article = subject('self', 'sea level caspian common')

  it('puts what shares rare words before what shares common ones', () => {
    expect(order(article, [subject('vague', 'common train'), subject('near', 'caspian train')])).toEqual([
      'near',
      'vague',
    ])
  })

  it('leaves out what has nothing in common', () => {
    expect(order(article, [subject('other', 'opera house')])).toEqual([])
  })

  it('finds an article on the same matter that chose other words, through its neighbours', () => {
    const bridge = subject('bridge', 'sea level caspian shore gauge')
    const distant = subject('distant', 'shore gauge common')
    const stranger = subject('stranger', 'opera house common')
    expect(order(article, [stranger, distant, bridge])).toEqual(['bridge', 'distant', 'stranger'])
  })

  it('prefers the same section and the nearer day among equals, mildly', () => {
    const sameDay = subject('same', 'caspian ship')
    const longAgo = subject('old', 'caspian ship', { publishAt: new Date('2020-01-01T00:00:00Z') })
    const elsewhere = subject('elsewhere', 'caspian ship', { sectionIds: ['t'], publishAt: longAgo.publishAt })
    expect(order(article, [elsewhere, longAgo, sameDay])).toEqual(['same', 'old', 'elsewhere'])
  })

  it('says which terms both keep to, the most telling first: no figure, nothing of every day, nothing said once', () => {
    const twice = (words: string) => new Map(words.split(' ').map((word) => [word, 2]))
    const frequencies = { documents: 1000, frequency: (term: string) => ({ common: 900, sea: 50 })[term] ?? 10 }
    const both = 'sea caspian common 2024'
    const near = subject('near', '', { counts: twice(both).set('once', 1) })
    const self = subject('self', '', { counts: twice(both).set('once', 1), topics: new Set(['sea']) })
    expect(createReasons(self, frequencies)(near)).toEqual([
      { term: 'caspian', isTopic: false },
      { term: 'sea', isTopic: true },
    ])
  })

  it('asks the index only for as much as a bound allows', () => {
    const terms = strongestTerms(weightsOf(article, known), known, { termsMax: 10, articlesMax: 25 })
    expect(terms).toHaveLength(2)
    expect(terms).not.toContain('common')
  })
})

describe('the order beside an article', () => {
  const relation = (id: string, publishAt: string) => ({ id, score: 1, why: [], publishAt: new Date(publishAt) })
  const list = {
    relations: [relation('then', '2024-01-20'), relation('before', '2023-06-01'), relation('later', '2025-03-01')],
    nearby: [relation('then', '2024-01-20'), relation('eve', '2023-12-31')],
    pinned: ['pin'],
    excluded: ['before'],
  }

  it('begins with what an editor pinned and never has what one excluded', () => {
    expect(relatedOrder(list)).toEqual(['pin', 'then', 'later'])
  })

  it('tells apart what appeared at the time of an old piece and what followed', () => {
    expect(timesAround(new Date('2024-01-01'), list, NOW)).toEqual({ atTheTime: ['then', 'eve'], sinceThen: ['later'] })
  })

  it('has no times for a piece younger than a year', () => {
    expect(timesAround(new Date('2026-01-01'), list, NOW)).toBeNull()
  })

  it('keeps the best, and pieces of its own time however far down they stand', () => {
    const many = (name: string, length: number, day: string) =>
      Array.from({ length }, (_, at) => ({
        subject: subject(`${name}-${at}`, '', { publishAt: new Date(day) }),
        score: 1,
      }))
    const [far, close] = [many('far', 60, '2020-01-01'), many('close', 10, '2024-01-03')]
    const ranking = { publishAt: new Date('2024-01-01'), ranked: [...far, ...close], reasonsFor: () => [] }
    const { relations, nearby } = toRelations(ranking)
    const ids = (ranked: typeof far) => ranked.map(({ subject: { id } }) => id)
    expect(relations.map(({ id }) => id)).toEqual(ids(far.slice(0, RELATIONS_MAX)))
    expect(nearby.map(({ id }) => id)).toEqual(ids(close.slice(0, NEARBY_MAX)))
  })
})
