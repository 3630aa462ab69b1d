// @ts-check
import { LRUCache } from 'lru-cache'
import { expiredTags } from './expired-tags.mjs'

/**
 * Next's `cacheHandlers.default`: the results of `'use cache'` functions, in memory only. Next's own handler forgets
 * two things that this one minds: that an expiry may come from another process, and that a run which began before an
 * expiry and ended after it is old.
 *
 * @typedef {{ tags: string[], stale: number, timestamp: number, expire: number, revalidate: number }} Lifetime
 * @typedef {Lifetime & { value: ReadableStream<Uint8Array> }} Entry
 * @typedef {{ lifetime: Lifetime, validAt: number, chunks: Uint8Array[], size: number }} Kept
 */

const bytesMax = 64 * 1024 * 1024

/** @type {LRUCache<string, Kept>} */
const kept = new LRUCache({ maxSize: bytesMax, sizeCalculation: ({ size }, key) => size + key.length + 512 })

/** @param {readonly Uint8Array[]} chunks */
const toStream = (chunks) =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })

/** @param {Kept} entry */
const isUsable = ({ lifetime, validAt }) =>
  expiredTags.now() <= lifetime.timestamp + lifetime.revalidate * 1000 && !expiredTags.isExpired(lifetime.tags, validAt)

const nextDataCache = {
  /**
   * @param {string} key
   * @returns {Promise<Entry | undefined>}
   */
  get(key) {
    const entry = kept.get(key)
    if (entry && isUsable(entry)) return Promise.resolve({ ...entry.lifetime, value: toStream(entry.chunks) })
    expiredTags.beginGeneration(key)
    return Promise.resolve(undefined)
  },

  /**
   * Next calls this when the function has ended; `get` noted when it began.
   * @param {string} key
   * @param {Promise<Entry>} pendingEntry
   */
  async set(key, pendingEntry) {
    const generation = expiredTags.generationOf(key)
    try {
      const { value, ...lifetime } = await pendingEntry
      if (lifetime.expire === 0) return
      const chunks = []
      let size = 0
      for await (const chunk of value) {
        chunks.push(chunk)
        size += chunk.byteLength
      }
      const validAt = Math.min(generation?.validAt ?? lifetime.timestamp, lifetime.timestamp)
      kept.set(key, { lifetime, validAt, chunks, size })
    } catch {
      // A function that failed has no result to keep; Next reports the error to whoever asked.
    } finally {
      // Others can join the run until Next has seen this promise settle.
      if (generation) setImmediate(() => expiredTags.endGeneration(key, generation))
    }
  },

  refreshTags: () => Promise.resolve(),

  /** @param {string[]} tags */
  getExpiration: (tags) => Promise.resolve(expiredTags.lastExpiry(tags)),

  /**
   * `updateTag` and `revalidateTag` arrive here. A tag with a grace period (`revalidateTag(tag, 'max')`) expires at
   * once too: a page is never older than what an editor published.
   * @param {string[]} tags
   */
  updateTags(tags) {
    expiredTags.expire(tags, 'local')
    return Promise.resolve()
  },
}

export default nextDataCache
