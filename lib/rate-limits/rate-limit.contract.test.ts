import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { collection, newId } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { AppError } from '@/lib/errors'
import { RATE_LIMITS } from './rate-limit'
import { clearLimit, consumeLimit, returnToLimit } from './rate-limit-commands'

vi.mock('@/lib/secret', () => ({ secretFor: () => Buffer.from('a secret of the tests') }))

const ALLOWED = RATE_LIMITS.search.points

const outcome = (tries: Promise<void>) =>
  tries.then(
    () => 'allowed',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )
/** How many of so many tries at once ended how. */
const settle = async (name: 'search' | 'sign-in', key: string, tries: number) => {
  const outcomes = await Promise.all(Array.from({ length: tries }, () => outcome(consumeLimit(name, key))))
  return outcomes.reduce<Record<string, number>>((counts, one) => ({ ...counts, [one]: (counts[one] ?? 0) + 1 }), {})
}

describeOnEachDatabase('a limit', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T09:00:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  // Once, SecantusDB under load let one less through. A second try, with a key of its own, tells a rule from an accident.
  it('lets through exactly its number of tries, even when all come at once', { retry: 1 }, async () => {
    expect(await settle('search', `at once ${newId()}`, ALLOWED + 40)).toEqual({ allowed: ALLOWED, RATE_LIMITED: 40 })
  })

  it('begins anew when its window is over, and says how long that takes', async () => {
    await settle('search', 'window', ALLOWED + 1)
    vi.setSystemTime(new Date('2026-11-23T09:00:20Z'))
    await expect(consumeLimit('search', 'window')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 40,
      message: expect.stringContaining('40 seconds'),
    })
    vi.setSystemTime(new Date('2026-11-23T09:01:01Z'))
    expect(await outcome(consumeLimit('search', 'window'))).toBe('allowed')
  })

  it('counts every key by itself', async () => {
    await settle('search', 'one', ALLOWED + 1)
    expect(await outcome(consumeLimit('search', 'other'))).toBe('allowed')
  })

  it('makes tries wait longer and longer, then pauses, whatever is tried', async () => {
    const tryAfter = async (seconds: number) => {
      vi.setSystemTime(Date.now() + seconds * 1000)
      return consumeLimit('sign-in', 'Leyla').then(
        () => 'allowed',
        (error: unknown) => (error as { retryAfterSeconds: number }).retryAfterSeconds,
      )
    }
    expect([await tryAfter(0), await tryAfter(0), await tryAfter(0), await tryAfter(0)]).not.toContain(1)
    expect([await tryAfter(0), await tryAfter(1)]).toEqual([1, 'allowed'])
    expect([await tryAfter(0), await tryAfter(2)]).toEqual([2, 'allowed'])
    expect([await tryAfter(0), await tryAfter(4)]).toEqual([4, 'allowed'])
    expect([await tryAfter(0), await tryAfter(8)]).toEqual([8, 'allowed'])
    expect(await tryAfter(16)).toBe(15 * 60 - 1 - 2 - 4 - 8 - 16)
  })

  it('is forgotten after a success, and one try can be given back', async () => {
    await settle('search', 'returned', ALLOWED)
    await returnToLimit('search', 'returned')
    expect(await outcome(consumeLimit('search', 'returned'))).toBe('allowed')
    expect(await outcome(consumeLimit('search', 'returned'))).toBe('RATE_LIMITED')
    await clearLimit('search', 'returned')
    expect(await outcome(consumeLimit('search', 'returned'))).toBe('allowed')
  })

  it('stores no key as it is', async () => {
    await consumeLimit('sign-in', 'leyla@example.org')
    const stored = await (await collection('rateLimits')).find({}).limit(100).toArray()
    expect(JSON.stringify(stored)).not.toContain('leyla')
  })
})
