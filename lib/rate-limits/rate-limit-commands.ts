import 'server-only'
import { createHmac } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { secretFor } from '@/lib/secret'
import { delaySeconds, formatWait, RATE_LIMITS, type RateLimit, type RateLimitName } from './rate-limit'
import { count, findHold, forget, giveBack, hold } from './rate-limit-repository'

/**
 * Counts one try of `key` and throws RATE_LIMITED with `retryAfterSeconds` where it is one too many, or too early. It
 * is called before whatever it guards, so that a right answer has to wait as long as a wrong one. Counts stand in the
 * database: they hold for all processes and over restarts. Keys are stored as keyed hashes, never as they are.
 */
export async function consumeLimit(name: RateLimitName, key: string): Promise<void> {
  const limit: RateLimit = RATE_LIMITS[name]
  const hashed = hashOf(name, key)
  if (limit.delaysFrom !== undefined) refuseFor(await findHold(name, hashed))
  const { isAllowed, tries, waitSeconds } = await count(name, hashed)
  if (!isAllowed) refuseFor(Math.max(1, waitSeconds))
  const delay = delaySeconds(limit, tries)
  if (delay > 0) await hold(name, hashed, delay)
}

/** Gives a try back: what succeeded does not count against those who share a network. */
export const returnToLimit = (name: RateLimitName, key: string) => giveBack(name, hashOf(name, key))

/** Forgets all tries of a key, after a success that proves who it was. */
export const clearLimit = (name: RateLimitName, key: string) => forget(name, hashOf(name, key))

function refuseFor(seconds: number): void {
  if (seconds === 0) return
  throw new AppError('RATE_LIMITED', `Too many tries. Please wait ${formatWait(seconds)}, then try again.`, {
    retryAfterSeconds: seconds,
  })
}

const hashOf = (name: RateLimitName, key: string) =>
  createHmac('sha256', secretFor('rate-limit')).update(`${name}\n${key}`).digest('base64url').slice(0, 32)
