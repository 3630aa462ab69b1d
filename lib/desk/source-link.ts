import { DAY_MILLISECONDS } from '@/lib/dates'

/**
 * What is known of the address that an article names as its source. `silent` did not answer, and may have a bad day;
 * `aside` does not answer, and an editor knows.
 */
export type SourceLink = {
  articleId: string
  url: string
  state: 'unknown' | 'sound' | 'silent' | 'broken' | 'aside'
  /** Why it counts as silent or broken, in words that follow its name; '' where it does not. */
  reason: string
  /** Looks in a row that found nothing, and when the first of them was. */
  misses: number
  brokenSince: Date | null
  dueAt: Date
}

/** What an address answers: `gone` and `silent` by its server's word, `unreached` where none could be asked. */
export type SourceAnswer = { kind: 'sound' } | { kind: 'gone' | 'silent' | 'unreached'; reason: string }

/** A source of a live piece that does not answer. */
export type BrokenSource = Pick<SourceLink, 'url' | 'reason'> & {
  articleId: string
  headline: string
  sourceName: string
  since: Date
  /** Somebody wanted it to be looked at again, and that was not done yet. */
  isAsked: boolean
}

/** One that may have a bad day is broken when it has three in a row. */
const MISSES_MAX = 3
const DAYS_UNTIL_NEXT: Record<SourceLink['state'], number> = { unknown: 0, sound: 30, silent: 1, broken: 7, aside: 90 }

/** A link that was looked at, and when it is due again: in a month, in a week where it is broken, in a day while in doubt. */
export function afterLook(link: SourceLink, answer: SourceAnswer, now: Date): SourceLink {
  if (answer.kind === 'sound')
    return { ...link, state: 'sound', reason: '', misses: 0, brokenSince: null, dueAt: due('sound', now) }
  const misses = link.misses + 1
  const isKnown = link.state === 'broken' || link.state === 'aside'
  const state = isKnown ? link.state : answer.kind === 'gone' || misses >= MISSES_MAX ? 'broken' : 'silent'
  return { ...link, state, reason: answer.reason, misses, brokenSince: link.brokenSince ?? now, dueAt: due(state, now) }
}

export const setAside = (link: SourceLink, now: Date): SourceLink => ({
  ...link,
  state: 'aside',
  dueAt: due('aside', now),
})

const due = (state: SourceLink['state'], now: Date) =>
  new Date(now.getTime() + DAYS_UNTIL_NEXT[state] * DAY_MILLISECONDS)
