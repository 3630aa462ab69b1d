import { describe, expect, it } from 'vitest'
import { lastSendMoment, nextSendMoment } from './newsletter'

const at = (text: string) => new Date(text)

describe('the hour at which a digest is sent', () => {
  it.each([
    ['later today', 7, 'Asia/Baku', '2026-11-23T01:00:00Z', '2026-11-23T03:00:00.000Z'],
    ['tomorrow, where it is that hour just now', 7, 'Asia/Baku', '2026-11-23T03:00:00Z', '2026-11-24T03:00:00.000Z'],
    [
      'on the publication’s day, not on that of UTC',
      1,
      'Asia/Baku',
      '2026-11-23T20:30:00Z',
      '2026-11-23T21:00:00.000Z',
    ],
    ['in winter', 7, 'Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-26T06:00:00.000Z'],
    ['in summer', 7, 'Europe/Berlin', '2026-07-01T12:00:00Z', '2026-07-02T05:00:00.000Z'],
    ['after clocks were put forward over it', 2, 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['once, where clocks are put back over it', 2, 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:00:00.000Z'],
    ['not again in the hour that comes twice', 2, 'Europe/Berlin', '2026-10-25T00:00:00Z', '2026-10-26T01:00:00.000Z'],
  ])('is %s', (_, hour, timeZone, after, expected) => {
    expect(nextSendMoment(hour, timeZone, at(after)).toISOString()).toBe(expected)
  })

  it('was today, or yesterday where it has not come yet', () => {
    expect(lastSendMoment(7, 'Asia/Baku', at('2026-11-23T03:00:00Z')).toISOString()).toBe('2026-11-23T03:00:00.000Z')
    expect(lastSendMoment(7, 'Asia/Baku', at('2026-11-23T02:59:59Z')).toISOString()).toBe('2026-11-22T03:00:00.000Z')
  })
})
