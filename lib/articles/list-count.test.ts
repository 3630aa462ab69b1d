import { describe, expect, it } from 'vitest'
import { articleWith } from './article.test-support'
import { countSteps, placeAfter, visibleByMonth } from './list-count'

const at = (day: string) => new Date(`${day}T09:00:00Z`)
const inList = { listedIn: ['energy', 'news'], tagIds: ['caspian'], authorIds: ['nigar'] }
const steps = (...args: Parameters<typeof countSteps>) => Object.fromEntries(countSteps(...args))

describe('what a change adds to the counts of lists', () => {
  const article = articleWith({ ...inList, publishAt: at('2026-11-02') })

  it('is one article in each of its lists, in the month it begins', () => {
    const one = { 'begin.2026-11': 1 }
    expect(steps(null, article)).toEqual({
      'section:energy': one,
      'section:news': one,
      'tag:caspian': one,
      'author:nigar': one,
    })
  })

  it('is nothing for what readers never see, and for a change of words', () => {
    expect(steps(null, { ...article, state: 'draft' })).toEqual({})
    expect(steps({ ...article, state: 'draft' }, { ...article, state: 'review' })).toEqual({})
    expect(steps(article, { ...article })).toEqual({})
  })

  it('moves between the lists that are left and entered, and touches no other', () => {
    expect(steps(article, { ...article, listedIn: ['economy', 'news'] })).toEqual({
      'section:energy': { 'begin.2026-11': -1 },
      'section:economy': { 'begin.2026-11': 1 },
    })
  })

  it('follows a new beginning, an end and a withdrawal', () => {
    const lists = { listedIn: ['energy'], tagIds: [], authorIds: [] }
    const plain = { ...article, ...lists }
    expect(steps(plain, { ...plain, publishAt: at('2026-12-01') })).toEqual({
      'section:energy': { 'begin.2026-11': -1, 'begin.2026-12': 1 },
    })
    const ending = { ...plain, unpublishAt: at('2027-01-05') }
    expect(steps(plain, ending)).toEqual({ 'section:energy': { 'end.2026-11.2027-01': 1 } })
    expect(steps(ending, { ...ending, state: 'withdrawn' })).toEqual({
      'section:energy': { 'begin.2026-11': -1, 'end.2026-11.2027-01': -1 },
    })
  })
})

describe('the months of a list', () => {
  const now = at('2026-11-23')
  const count = {
    begin: { '2026-09': 5, '2026-10': 7, '2026-11': 9, '2027-01': 3 },
    end: { '2026-09': { '2026-10': 2, '2026-11': 1, '2027-01': 1 } },
  }

  it('hold what began and did not end, the running one as it was counted now', () => {
    const months = visibleByMonth(count, { now, begunLately: 4, endedLately: [at('2026-09-04'), at('2026-11-02')] })
    expect(months.map(({ visible }) => visible)).toEqual([3, 7, 2])
    expect(months.slice(1).map(({ before }) => before)).toEqual(
      [at('2026-11-01'), at('2026-10-01')].map((day) => new Date(day.toISOString().replace('09:', '00:'))),
    )
  })

  it('lead to the month in which a page begins', () => {
    const months = visibleByMonth(count, { now, begunLately: 4, endedLately: [] })
    const places = [0, 3, 4, 10, 11, 400].map((articles) => placeAfter(months, articles))
    expect(places.map(({ skip }) => skip)).toEqual([0, 3, 0, 6, 0, 389])
    expect(new Set(places.map(({ before }) => before.getTime())).size).toBe(3)
  })

  it('of an empty list lead nowhere else', () => {
    const months = visibleByMonth({ begin: {}, end: {} }, { now, begunLately: 0, endedLately: [] })
    expect(months.map(({ visible }) => visible)).toEqual([0])
    expect(placeAfter(months, 12).skip).toBe(12)
  })
})
