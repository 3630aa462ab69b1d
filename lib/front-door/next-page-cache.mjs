// @ts-check
import { LRUCache } from 'lru-cache'
import { expiredTags } from './expired-tags.mjs'

/**
 * Next's `cacheHandler`: whole pages with their payloads, in memory only, so that neither a restart nor another
 * database ever shows an old page. It also tells the door which tags a page carries: Next knows them here and
 * nowhere later.
 *
 * @typedef {{ kind: string, headers?: Record<string, unknown>, html?: string, body?: Buffer, rscData?: Buffer,
 *   postponed?: string, data?: unknown, segmentData?: Map<string, Buffer> }} Value
 * @typedef {{ revalidate: number | false, expire?: number }} CacheControl
 * @typedef {{ cacheControl?: CacheControl, fetchCache?: boolean, tags?: string[] }} SetContext
 * @typedef {{ kind?: string, tags?: string[], softTags?: string[] }} GetContext
 * @typedef {{ value: Value | null, tags: readonly string[], validAt: number, lastModified: number,
 *   cacheControl: CacheControl | undefined }} Kept
 */

const bytesMax = 64 * 1024 * 1024

/** @param {Kept} entry @param {string} key */
function sizeOf({ value }, key) {
  let size = 512 + key.length
  if (!value) return size
  size += (value.html?.length ?? 0) + (value.body?.byteLength ?? 0) + (value.rscData?.byteLength ?? 0)
  size += value.postponed?.length ?? 0
  for (const [name, segment] of value.segmentData ?? []) size += name.length + segment.byteLength
  return value.data ? size + JSON.stringify(value.data).length : size
}

/** @type {LRUCache<string, Kept>} */
const kept = new LRUCache({ maxSize: bytesMax, sizeCalculation: sizeOf })

/** @param {Value | null} value @param {SetContext} context */
function tagsOf(value, context) {
  const header = value?.headers?.['x-next-cache-tags']
  if (typeof header === 'string' && header !== '') return header.split(',')
  return context.tags ?? []
}

/** @param {Kept} entry */
function isTimeOver({ cacheControl, lastModified }) {
  const seconds = cacheControl?.revalidate
  return typeof seconds === 'number' && Date.now() > lastModified + seconds * 1000
}

/** Next makes one of these for every request, which is how it knows when the request began. */
export default function NextPageCache() {
  const startedAt = expiredTags.oldestGeneration()

  return {
    /**
     * Nothing past its time is answered: serving the last page while a new one is made is the door's part.
     * @param {string} key
     * @param {GetContext} context
     */
    get(key, context) {
      const entry = kept.get(key)
      if (!entry || isTimeOver(entry)) return Promise.resolve(null)
      const fetchTags = context.kind === 'FETCH' ? [...(context.tags ?? []), ...(context.softTags ?? [])] : []
      if (expiredTags.isExpired([...entry.tags, ...fetchTags], entry.validAt)) return Promise.resolve(null)
      tellTags(entry)
      return Promise.resolve({ value: entry.value, lastModified: entry.lastModified, cacheControl: entry.cacheControl })
    },

    /**
     * @param {string} key
     * @param {Value | null} value
     * @param {SetContext} context
     */
    set(key, value, context) {
      const validAt = expiredTags.calls.getStore()?.validAt ?? startedAt
      const tags = tagsOf(value, context)
      const entry = { value, tags, validAt, lastModified: Date.now(), cacheControl: context.cacheControl }
      kept.set(key, entry)
      tellTags(entry)
      return Promise.resolve()
    },

    /** The same tags reach `updateTags` of the data cache, which expires them for everyone. */
    revalidateTag: () => Promise.resolve(),

    resetRequestCache: () => undefined,
  }
}

/** @param {Kept} entry */
function tellTags({ value, tags, lastModified }) {
  const call = expiredTags.calls.getStore()
  if (!call || value?.kind === 'FETCH') return
  call.tags = call.tags === null ? tags : [...new Set([...call.tags, ...tags])]
  call.renderedAt = Math.min(call.renderedAt, lastModified)
}
