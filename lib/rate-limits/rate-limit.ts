/**
 * How often something may be asked for, by the name of what asks. The key is what the name counts: an address, an
 * account name, a network. Tries are counted in a window of `seconds` that begins with the first of them.
 */
export type RateLimit = {
  points: number
  seconds: number
  /** From this try on, the next one has to wait: 1 second, then twice as long each time. */
  delaysFrom?: number
}

const MINUTE = 60
const HOUR = 60 * MINUTE

export const RATE_LIMITS = {
  /** Passwords tried for one name, wrong or right. */
  'sign-in': { points: 8, seconds: 15 * MINUTE, delaysFrom: 4 },
  'sign-in-network': { points: 10, seconds: MINUTE },
  /** Codes sent to one address. */
  code: { points: 4, seconds: 15 * MINUTE },
  /** Five tries a code: this bounds how many codes of one address can be guessed at in a day. */
  'code-day': { points: 12, seconds: 24 * HOUR },
  'code-network': { points: 20, seconds: 15 * MINUTE },
  /** Codes tried from one network, over all addresses: each code has five tries of its own. */
  'code-try-network': { points: 30, seconds: 15 * MINUTE },
  /** Registrations and lost passwords, by network: what they send is counted by address, as codes. */
  register: { points: 10, seconds: HOUR },
  /** Invitations accepted, by network: a whole newsroom may sit behind one. */
  invitation: { points: 40, seconds: HOUR },
  reset: { points: 20, seconds: HOUR },
  /** Forms of accounts sent from one network. What they ask for has limits of its own: this one spares the pages. */
  'account-forms': { points: 40, seconds: MINUTE },
  search: { points: 240, seconds: MINUTE },
  newsletter: { points: 3, seconds: HOUR },
  'newsletter-network': { points: 20, seconds: HOUR },
} as const satisfies Record<string, RateLimit>
export type RateLimitName = keyof typeof RATE_LIMITS

/** Seconds that the try after the `tries`-th has to wait. */
export function delaySeconds({ delaysFrom }: RateLimit, tries: number): number {
  return delaysFrom === undefined || tries < delaysFrom ? 0 : 2 ** (tries - delaysFrom)
}

/** A span as people say it: "1 second", "40 seconds", "15 minutes". */
export function formatWait(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / MINUTE)
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(seconds / HOUR)} hours`
}
