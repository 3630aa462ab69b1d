import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf, wallOf } from './schedule'

describe('the time on a clock', () => {
  it.each([
    ['2026-11-23T09:00', 'Asia/Baku', '2026-11-23T05:00:00.000Z', null],
    ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z', null],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'skipped'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'twice'],
    ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z', null],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z', 'twice'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'skipped'],
  ])('%s in %s is %s (%s)', (wall, timeZone, moment, note) => {
    const found = momentOf(wall, timeZone)
    expect([found?.moment.toISOString(), found?.note]).toEqual([moment, note])
  })

  it.each(['', 'soon', '2026-02-30T10:00', '2026-11-23T25:00', '2026-11-23', '2026-11-23T09:00Z'])(
    'is not %j',
    (wall) => {
      expect(momentOf(wall, 'Asia/Baku')).toBeNull()
    },
  )

  it('reads back as it was set, unless it was skipped', () => {
    const minutes = fc.integer({ min: 27_000_000, max: 32_000_000 })
    const zone = fc.constantFrom('Asia/Baku', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC')
    fc.assert(
      fc.property(minutes, zone, (minute, timeZone) => {
        const wall = wallOf(new Date(minute * 60_000), timeZone)
        const found = momentOf(wall, timeZone)
        expect(found && wallOf(found.moment, timeZone)).toBe(wall)
      }),
    )
  })
})
