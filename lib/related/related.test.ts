import { describe, expect, it } from 'vitest'
import { rankRelated, strongestTerms, weightsOf, type Subject } from './related'
import { NEARBY_MAX, relatedOrder, RELATIONS_MAX, timesAround, toRelations } from './related-lists'

const NOW = new Date('2026-11-01T00:00:00Z')
const known = { documents: 1000, frequency: (term: string) => (term === 'common' ? 900 : 10) }
const subject = (id: string, words: string, overrides: Partial<Subject> = {}): Subject => ({
  id,
  publishAt: NOW,
  sectionIds: ['s'],
  counts: new Map(words.split(' ').map((word) => [word, 1])),
  topics: new Set(),
  ...overrides,
})
const order = (article: Subject, candidates: Subject[]) => rankRelated(article, candidates, known).map(({ id }) => id)

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
    const [first] = rankRelated(self, [near], frequencies)
    expect(first?.why).toEqual([
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
    const far = Array.from({ length: 60 }, (_, at) => relation(`far-${at}`, '2020-01-01'))
    const close = Array.from({ length: 10 }, (_, at) => relation(`close-${at}`, '2024-01-03'))
    const { relations, nearby } = toRelations(new Date('2024-01-01'), [...far, ...close])
    expect(relations.map(({ id }) => id)).toEqual(far.slice(0, RELATIONS_MAX).map(({ id }) => id))
    expect(nearby.map(({ id }) => id)).toEqual(close.slice(0, NEARBY_MAX).map(({ id }) => id))
  })
})
