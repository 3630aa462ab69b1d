import { expect, it, vi } from 'vitest'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { insert } from './cache-event-repository'
import { announceExpiredTags, followCacheEvents } from './cache-event-follower'

describeOnEachDatabase('expired tags', () => {
  it('reach every other process once, within a second, and not the one that told', async () => {
    await insert(['before'], 'another process')
    const heard: string[][] = []
    const follower = followCacheEvents({ onTags: (tags) => heard.push(tags), onMissed: () => heard.push(['missed']) })
    await vi.waitFor(() => {
      expect(follower.lagMilliseconds()).toBeLessThan(400)
    })
    await follower.announce(['own'])
    await announceExpiredTags(['own too'])
    await insert(['a', 'b'], 'another process')
    await insert(['c'], 'another process')
    await vi.waitFor(
      () => {
        expect(heard).toContainEqual(['c'])
      },
      { timeout: 1000 },
    )
    follower.stop()
    expect(heard).toEqual([['a', 'b'], ['c']])
  })
})
