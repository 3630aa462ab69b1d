import 'server-only'
import { randomUUID } from 'node:crypto'
import { log } from '@/lib/log'
import { findNewestMoment, insert, listSince } from './cache-event-repository'

const POLL_MS = 200
/** Events are read again for this long: one that was written earlier may become visible later than its neighbour. */
const OVERLAP_MS = 15_000
const BATCH = 1000
/** The database keeps events for two hours. Whoever was away for longer has missed some and must forget everything. */
const AWAY_MAX_MS = 100 * 60_000

export type CacheEventFollower = {
  /** Tells the other processes. Resolves when they can see it. */
  announce: (tags: readonly string[]) => Promise<void>
  /** Milliseconds since the events were last read: how far this process may be behind. */
  lagMilliseconds: () => number
  stop: () => void
}

const processId = randomUUID()

/** Tells the processes of the site that tags expired, from one that keeps no answers itself: a command. */
export async function announceExpiredTags(tags: readonly string[]): Promise<void> {
  if (tags.length > 0) await insert(tags, processId)
}

/**
 * Follows what other processes expire: `onTags` hears each event once, within about 200 ms; `onMissed` is called
 * where this process was away for so long that events are gone. A database that fails is asked again.
 */
export function followCacheEvents(options: {
  onTags: (tags: string[]) => void
  onMissed: () => void
}): CacheEventFollower {
  const seen = new Map<string, number>()
  let newest: number | null = null
  let readAt = Date.now()
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const readEvents = async () => {
    if (newest === null) {
      newest = (await findNewestMoment())?.getTime() ?? 0
      // What stands there already happened before this process kept anything.
      for (const event of await listSince(new Date(newest - OVERLAP_MS), BATCH)) seen.set(event.id, event.at.getTime())
    }
    if (Date.now() - readAt > AWAY_MAX_MS) options.onMissed()
    for (;;) {
      const events = await listSince(new Date(newest - OVERLAP_MS), BATCH)
      const unseen = events.filter((event) => !seen.has(event.id))
      for (const event of unseen) {
        seen.set(event.id, event.at.getTime())
        newest = Math.max(newest, event.at.getTime())
        if (event.processId !== processId) options.onTags(event.tags)
      }
      if (events.length < BATCH) break
      if (unseen.length === 0) {
        // More than a batch within the overlap: step over what is known.
        newest = (events.at(-1)?.at.getTime() ?? newest) + OVERLAP_MS
      }
    }
    for (const [id, at] of seen) if (at < newest - 2 * OVERLAP_MS) seen.delete(id)
    readAt = Date.now()
  }

  const poll = async () => {
    try {
      await readEvents()
    } catch (error) {
      log.debug({ error: String(error) }, 'cache events could not be read')
    }
    if (!isStopped) timer = setTimeout(() => void poll(), POLL_MS).unref()
  }
  void poll()

  return {
    announce: (tags) => insert(tags, processId),
    lagMilliseconds: () => Date.now() - readAt,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
