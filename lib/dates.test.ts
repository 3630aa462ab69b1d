import { describe, expect, it } from 'vitest'
import { dayAfter, dayOf, parseDay, startOfDay } from './dates'

describe('days of a calendar', () => {
  it.each([
    ['2026-11-23T19:59:59Z', 'Asia/Baku', '2026-11-23'],
    ['2026-11-23T20:00:00Z', 'Asia/Baku', '2026-11-24'],
    ['2026-11-23T04:59:00Z', 'America/New_York', '2026-11-22'],
    ['2026-11-23T00:00:00Z', 'UTC', '2026-11-23'],
  ])('put %s in %s on %s', (moment, timeZone, day) => {
    expect(dayOf(new Date(moment), timeZone)).toBe(day)
  })

  it.each([
    ['in a zone without summer time', '2026-11-23', 'Asia/Baku', '2026-11-22T20:00:00.000Z'],
    ['on the day that clocks go forward', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['on the day after it', '2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['where midnight itself is skipped', '2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['where the hour before midnight comes twice', '2026-04-05', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
  ] as const)('begin %s when their date does', (_case, day, timeZone, moment) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(moment)
  })

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '26-01-01', '2026-11-23T00', '-', 'newest'])(
    'do not include %s',
    (text) => {
      expect(parseDay(text)).toBeNull()
    },
  )

  it('follow each other over months and leap days', () => {
    expect([dayAfter('2026-12-31'), dayAfter('2028-02-28'), dayAfter('2026-03-01', -1)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2026-02-28',
    ])
  })
})
