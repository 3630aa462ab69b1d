import 'server-only'
import { MongoServerError, type Db } from 'mongodb'
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from '@/lib/db/connection'
import { RATE_LIMITS, type RateLimitName } from './rate-limit'

type Limiters = { counters: Map<RateLimitName, RateLimiterMongo>; holds: RateLimiterMongo }

const limitersOf = new WeakMap<Db, Limiters>()

/** Index rate_limit_key. Counts a try; `isAllowed` is false from the first one over the limit, atomically. */
export async function count(
  name: RateLimitName,
  key: string,
): Promise<{ isAllowed: boolean; tries: number; waitSeconds: number }> {
  const counter = (await limiters()).counters.get(name)
  if (!counter) throw new Error(`${name} is not a limit.`)
  try {
    const { consumedPoints, msBeforeNext } = await consume(counter, key)
    return { isAllowed: true, tries: consumedPoints, waitSeconds: toSeconds(msBeforeNext) }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { isAllowed: false, tries: refusal.consumedPoints, waitSeconds: toSeconds(refusal.msBeforeNext) }
  }
}

/** A write that the server refused counted nothing: hundreds at once on a new key get in each other's way. */
const consume = (counter: RateLimiterMongo, key: string): Promise<RateLimiterRes> =>
  counter.consume(key).catch((error: unknown) => {
    if (error instanceof MongoServerError) return counter.consume(key)
    throw error
  })

/** Gives one try back. */
export async function giveBack(name: RateLimitName, key: string): Promise<void> {
  await (await limiters()).counters.get(name)?.reward(key)
}

/** Seconds that a key still has to wait, 0 for none. */
export async function findHold(name: RateLimitName, key: string): Promise<number> {
  return toSeconds((await (await limiters()).holds.get(`${name}:${key}`))?.msBeforeNext ?? 0)
}

export async function hold(name: RateLimitName, key: string, seconds: number): Promise<void> {
  await (await limiters()).holds.block(`${name}:${key}`, seconds)
}

export async function forget(name: RateLimitName, key: string): Promise<void> {
  const { counters, holds } = await limiters()
  await Promise.all([counters.get(name)?.delete(key), holds.delete(`${name}:${key}`)])
}

async function limiters(): Promise<Limiters> {
  const db = await database()
  const known = limitersOf.get(db)
  if (known) return known
  const shared = { storeClient: db, tableName: 'rateLimits', disableIndexesCreation: true }
  const made: Limiters = {
    counters: new Map(
      Object.entries(RATE_LIMITS).map(([name, { points, seconds }]) => [
        name as RateLimitName,
        new RateLimiterMongo({ ...shared, keyPrefix: name, points, duration: seconds }),
      ]),
    ),
    holds: new RateLimiterMongo({ ...shared, keyPrefix: 'hold', points: 0, duration: 1 }),
  }
  limitersOf.set(db, made)
  return made
}

const toSeconds = (milliseconds: number) => Math.ceil(milliseconds / 1000)
