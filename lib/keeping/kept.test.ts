import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHOICE_KEYS, CHOICES, mergeStates, parseSubject, PLACES_MAX, toSubject, type ReadingState } from './kept'

const NOW = 1_000_000
const moment = fc.integer({ min: 0, max: NOW })
const state: fc.Arbitrary<ReadingState> = fc.record({
  choices: fc
    .array(
      fc
        .constantFrom(...CHOICE_KEYS)
        .chain((key) => fc.tuple(fc.constant(key), fc.record({ value: fc.constantFrom(...CHOICES[key]), at: moment }))),
      { maxLength: 4 },
    )
    .map((pairs) => Object.fromEntries(pairs)),
  places: fc.uniqueArray(
    fc.tuple(fc.constantFrom('/a/b', '/a/c', '/d/e'), fc.float({ min: 0, max: 1, noNaN: true }), moment),
    { selector: ([path]) => path, maxLength: 3 },
  ),
})

describe('merging what two devices know', () => {
  it('gives the same whichever comes first', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const merged = mergeStates(one, other, NOW)
        expect(new Map(merged.places.map((place) => [place[0], place]))).toEqual(
          new Map(mergeStates(other, one, NOW).places.map((place) => [place[0], place])),
        )
        expect(merged.choices).toEqual(mergeStates(other, one, NOW).choices)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const merged = mergeStates(one, other, NOW)
        expect(mergeStates(merged, other, NOW)).toEqual(merged)
      }),
    )
  })

  it('takes the newer of two choices and of two places', () => {
    const older: ReadingState = {
      choices: { theme: { value: 'dark', at: 10 }, consent: { value: 'rejected', at: 30 } },
      places: [
        ['/a/b', 0.5, 10],
        ['/a/c', 0.2, 40],
      ],
    }
    const newer: ReadingState = {
      choices: { theme: { value: 'light', at: 20 }, consent: { value: 'accepted', at: 20 } },
      places: [
        ['/a/b', 0.3, 20],
        ['/a/c', 0.9, 20],
      ],
    }
    expect(mergeStates(older, newer, NOW)).toEqual({
      choices: { theme: { value: 'light', at: 20 }, consent: { value: 'rejected', at: 30 } },
      places: [
        ['/a/b', 0.3, 20],
        ['/a/c', 0.2, 40],
      ],
    })
  })

  it('believes no clock that is ahead', () => {
    const ahead: ReadingState = { choices: { theme: { value: 'dark', at: NOW * 2 } }, places: [['/a/b', 0.5, NOW * 2]] }
    const merged = mergeStates(ahead, { choices: {}, places: [] }, NOW)
    expect(merged).toEqual({ choices: { theme: { value: 'dark', at: NOW } }, places: [['/a/b', 0.5, NOW]] })
  })

  it('keeps the newest thirty places, the newest last', () => {
    const places = Array.from({ length: 40 }, (_, index): [string, number, number] => [`/a/${index}`, 0.5, index])
    const merged = mergeStates(
      { choices: {}, places: places.slice(0, 20) },
      { choices: {}, places: places.slice(20) },
      NOW,
    )
    expect(merged.places).toEqual(places.slice(-PLACES_MAX))
  })
})

describe('a subject', () => {
  it('is read as it was written', () => {
    expect(parseSubject(toSubject('tag', '665f00000000000000000001'))).toEqual({
      kind: 'tag',
      id: '665f00000000000000000001',
    })
  })

  it.each(['', 'tag:', 'tag:xyz', 'page:665f00000000000000000001', 'tag:665f00000000000000000001\n'])(
    'is not %j',
    (text) => {
      expect(parseSubject(text)).toBeNull()
    },
  )
})
