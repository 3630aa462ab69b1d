// @ts-check
import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Which tags expired when, for everything in this process that keeps answers: the door, Next's page cache and Next's
 * data cache. Plain JavaScript, because Next loads its cache handlers itself; one registry on `globalThis`, because
 * Next and the server load this file apart from each other.
 *
 * What is kept carries a `validAt`: it shows every change whose tag expired before that moment. Times are
 * milliseconds of the monotonic clock of this process, with fractions; another machine's clock never enters.
 *
 * @typedef {{ validAt: number, proofLessValidAt: number, tags: readonly string[] | null, renderedAt: number }} Call
 * One request to the site: `tags` is null until a page cache has told them.
 *
 * @typedef {{ validAt: number, startedAt: number, call: Call | undefined }} Generation One run of a cached function.
 *
 * @typedef {(tags: readonly string[], source: 'local' | 'remote') => void} TagsListener
 */

const SYMBOL = Symbol.for('daily-digest.expired-tags')
const tagsMax = 50_000
/** Work that is older was abandoned: nothing in the site may render for so long. */
const workMilliseconds = 30_000

const now = () => performance.timeOrigin + performance.now()

/** A registry of its own, for tests; everything else shares `expiredTags`. */
export function createExpiredTags() {
  /** @type {Map<string, number>} */
  const expiredAt = new Map()
  /** @type {Set<TagsListener>} */
  const listeners = new Set()
  /** @type {Map<string, Generation>} */
  const generations = new Map()
  /** @type {Map<() => void, number>} */
  const waiting = new Map()
  /** @type {Set<Call>} */
  const openCalls = new Set()
  /** @type {AsyncLocalStorage<Call>} */
  const calls = new AsyncLocalStorage()
  let forgottenUntil = 0
  let last = 0
  let version = 0

  const oldestGeneration = () => {
    let oldest = now()
    for (const [key, { validAt, startedAt }] of generations) {
      if (startedAt < now() - workMilliseconds) generations.delete(key)
      else oldest = Math.min(oldest, validAt)
    }
    return oldest
  }

  const wake = () => {
    if (waiting.size === 0) return
    const oldest = oldestGeneration()
    for (const [resolve, since] of waiting) {
      if (oldest < since) continue
      waiting.delete(resolve)
      resolve()
    }
  }

  return {
    now,
    calls,

    /** Grows with every expiry: while it stands still, what was fresh is fresh. */
    version: () => version,

    /**
     * From now on nothing that was made before now and carries one of the tags is shown. `local` is an expiry that
     * other processes have to hear of; `remote` is one that they already know.
     * @param {readonly string[]} tags
     * @param {'local' | 'remote'} source
     */
    expire(tags, source) {
      if (tags.length === 0) return
      last = now()
      version += 1
      for (const tag of tags) {
        // Deleting first moves the tag to the end: the map's order is the order of expiry.
        expiredAt.delete(tag)
        expiredAt.set(tag, last)
      }
      for (const [tag, at] of expiredAt) {
        if (expiredAt.size <= tagsMax) break
        // A tag we no longer remember may have expired at any time up to here.
        forgottenUntil = at
        expiredAt.delete(tag)
      }
      for (const listener of listeners) listener(tags, source)
    },

    /** Nothing with a tag that was made before now is shown again: for whoever missed what expired meanwhile. */
    expireEverything() {
      last = now()
      forgottenUntil = last
      version += 1
    },

    /**
     * Whether a tag expired at or after `validAt`. Unknown tags (null) may be any tag.
     * @param {readonly string[] | null} tags
     * @param {number} validAt
     */
    isExpired(tags, validAt) {
      if (tags === null) return last >= validAt
      if (tags.length === 0 || last < validAt) return false
      if (forgottenUntil >= validAt) return true
      return tags.some((tag) => (expiredAt.get(tag) ?? 0) >= validAt)
    },

    /**
     * When one of the tags expired last; 0 if never.
     * @param {readonly string[]} tags
     */
    lastExpiry: (tags) => tags.reduce((latest, tag) => Math.max(latest, expiredAt.get(tag) ?? 0), 0),

    /** @param {TagsListener} listener */
    onExpired(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /**
     * Next lets a request join a cached function that another request is still running, however old, so a result may
     * be as old as the oldest run that was open when it began.
     * @param {string} key
     */
    beginGeneration(key) {
      generations.delete(key)
      generations.set(key, { validAt: oldestGeneration(), startedAt: now(), call: calls.getStore() })
    },

    /** @param {string} key */
    generationOf: (key) => generations.get(key),

    /**
     * @param {string} key
     * @param {Generation} generation
     */
    endGeneration(key, generation) {
      if (generations.get(key) === generation) generations.delete(key)
      wake()
    },

    /**
     * Resolves when no run is open that began before `since`, or after `timeoutMilliseconds`.
     * @param {number} since
     * @param {number} timeoutMilliseconds
     * @returns {Promise<void>}
     */
    settled(since, timeoutMilliseconds) {
      if (oldestGeneration() >= since) return Promise.resolve()
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          resolve()
        }
        waiting.set(done, since)
        const timer = setTimeout(() => {
          waiting.delete(done)
          resolve()
        }, timeoutMilliseconds)
      })
    },

    oldestGeneration,

    /**
     * Begins a request to the site; run it inside `calls` and end it with `endCall`.
     * @returns {Call}
     */
    beginCall() {
      const validAt = oldestGeneration()
      let proofLessValidAt = validAt
      for (const open of openCalls) {
        if (open.validAt < now() - workMilliseconds) openCalls.delete(open)
        else proofLessValidAt = Math.min(proofLessValidAt, open.proofLessValidAt)
      }
      const call = { validAt, proofLessValidAt, tags: null, renderedAt: Date.now() }
      openCalls.add(call)
      return call
    },

    /**
     * Whole answers leave no run behind but those that failed, which Next does not report. What was broken off may
     * still be running.
     * @param {Call} call
     * @param {{ isWhole: boolean }} outcome
     */
    endCall(call, { isWhole }) {
      openCalls.delete(call)
      if (isWhole) {
        for (const [key, generation] of generations) if (generation.call === call) generations.delete(key)
      }
      wake()
    },
  }
}

/** @typedef {ReturnType<typeof createExpiredTags>} ExpiredTags */

const shared = /** @type {Record<symbol, ExpiredTags | undefined>} */ (/** @type {unknown} */ (globalThis))

/** The registry of this process. */
export const expiredTags = (shared[SYMBOL] ??= createExpiredTags())
