/*
 * What a reader keeps: pieces for later, what they follow, how they like to read, and where they stopped. On the device
 * for anyone; in the account, and so on every device, for whoever signs in. This file is also the browser's: no schemas.
 */

export const KEPT_KINDS = ['article', 'section', 'tag', 'author'] as const
export type KeptKind = (typeof KEPT_KINDS)[number]
export type FollowedKind = Exclude<KeptKind, 'article'>
export const FOLLOWED_KINDS = ['section', 'tag', 'author'] as const satisfies readonly FollowedKind[]

/** One thing that is kept, as page, device and address name it: `article:` and its id. */
export type Subject = `${KeptKind}:${string}`

/** How much of a kind one account may keep. What is followed is asked list by list, so it is less. */
export const KEPT_MAX: Record<KeptKind, number> = { article: 500, section: 30, tag: 40, author: 30 }

export const SUBJECT_PATTERN = /^(article|section|tag|author):([0-9a-f]{24})$/

export const toSubject = (kind: KeptKind, id: string): Subject => `${kind}:${id}`

/** The two parts of a subject; null for any other text. */
export function parseSubject(text: string): { kind: KeptKind; id: string } | null {
  const [, kind, id] = SUBJECT_PATTERN.exec(text) ?? []
  return kind === undefined || id === undefined ? null : { kind: kind as KeptKind, id }
}

/** What a reader may choose, with every value there is. */
export const CHOICES = {
  theme: ['system', 'light', 'dark'],
  'text-size': ['1', '2', '3', '4', '5'],
  'line-spacing': ['1', '2'],
  consent: ['accepted', 'rejected'],
} as const
export type ChoiceKey = keyof typeof CHOICES
export const CHOICE_KEYS = Object.keys(CHOICES) as ChoiceKey[]

/** Moments are milliseconds since 1970, as the device's clock had them. */
export type Choices = Partial<Record<ChoiceKey, { value: string; at: number }>>

/** Where reading stopped: an article's path, the part of it that was read (0 to 1), and when. */
export type Place = [path: string, part: number, at: number]
export const PLACES_MAX = 30

export type ReadingState = { choices: Choices; places: Place[] }
/** The same with what is kept, each with the moment at which it was. */
export type DeviceState = ReadingState & { kept: [Subject, number][] }

/**
 * Two states as one: of each choice and of each article's place the newer one, of all places the newest thirty. The
 * order of the two does not matter, and merging again changes nothing. A clock that is ahead of `now` counts as `now`.
 */
export function mergeStates(one: ReadingState, other: ReadingState, now: number): ReadingState {
  const choices: Choices = {}
  for (const key of CHOICE_KEYS) {
    const newest = [one.choices[key], other.choices[key]]
      .flatMap((choice) => (choice ? [{ ...choice, at: Math.min(choice.at, now) }] : []))
      .toSorted((first, second) => second.at - first.at || (first.value < second.value ? -1 : 1))[0]
    if (newest) choices[key] = newest
  }
  const places = new Map<string, Place>()
  for (const [path, part, at] of [...one.places, ...other.places]) {
    const known = places.get(path)
    const moment = Math.min(at, now)
    if (!known || known[2] < moment || (known[2] === moment && known[1] < part)) places.set(path, [path, part, moment])
  }
  const newestLast = [...places.values()].toSorted((first, second) => first[2] - second[2])
  return { choices, places: newestLast.slice(-PLACES_MAX) }
}
