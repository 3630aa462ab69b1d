import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Encoding } from './compression'

/** One encoding of an answer, ready to send: flat lists of header names and values, as `writeHead` takes them. */
export type Representation = { body: Buffer; entityTag: string; head: string[]; notModifiedHead: string[] }

/** Where `Age` and `X-Cache` have their values in the lists of a representation. */
export const ageIndex = 1
export const cacheStateIndex = 3

/** Pages have most of the room. What strangers can make up addresses for has little, and pushes out only its like. */
export type Share = 'pages' | 'variants' | 'negatives'

export type KeptAnswer = {
  share: Share
  status: number
  representations: Partial<Record<Encoding, Representation>> & { identity: Representation }
  /** Makes one more representation, with the same headers. */
  represent: (encoding: Encoding, body: Buffer) => Representation
  /** null: the site did not say, so any expiry may concern it. */
  tags: readonly string[] | null
  validAt: number
  /** The registry's version at which it was last found unexpired. */
  checkedVersion: number
  /** Milliseconds since the epoch. */
  renderedAt: number
  freshUntil: number
  staleUntil: number
  /** After a refill that failed: not to be tried again before. */
  retryAt: number
  /** When the first of the refills failed that have failed since. */
  failingSince: number | undefined
}

const parts: Record<Share, number> = { pages: 12 / 16, variants: 3 / 16, negatives: 1 / 16 }
const shares = ['pages', 'variants', 'negatives'] as const
/** Header lists, times and the map's own entry, measured roughly and rounded up. */
const overheadBytes = 4_096

/** A store of answers that never holds more than `maxBytes`, all encodings and an allowance for headers counted. */
export function createKeptAnswers({ maxBytes }: { maxBytes: number }) {
  const stores = shares.map((share) => {
    const maxSize = Math.max(1, Math.floor(maxBytes * parts[share]))
    const store = new LRUCache<string, KeptAnswer>({ maxSize, maxEntrySize: maxSize, sizeCalculation: sizeOf })
    return { share, store }
  })
  const [pages, ...others] = stores.map(({ store }) => store)

  return {
    /** Pages first: on a hit, one lookup. */
    get(key: string): KeptAnswer | undefined {
      const page = pages?.get(key)
      if (page) return page
      for (const store of others) {
        const answer = store.get(key)
        if (answer) return answer
      }
      return undefined
    },

    /** Replaces whatever the key held, in whichever share. Also called again when an answer has grown. */
    set(key: string, answer: KeptAnswer) {
      for (const { share, store } of stores) {
        if (share === answer.share) store.set(key, answer, { size: sizeOf(answer, key) })
        else store.delete(key)
      }
    },

    /** Whether this very answer is still the one that is kept. */
    holds: (key: string, answer: KeptAnswer) => stores.some(({ store }) => store.peek(key) === answer),

    delete(key: string) {
      for (const { store } of stores) store.delete(key)
    },

    sizes: () =>
      stores.map(({ share, store }) => ({
        share,
        entries: store.size,
        bytes: store.calculatedSize,
        maxBytes: store.maxSize,
      })),
  }
}

export type KeptAnswers = ReturnType<typeof createKeptAnswers>

function sizeOf(answer: KeptAnswer, key: string): number {
  const bodies = Object.values(answer.representations).map(({ body }) => body.byteLength)
  const tags = answer.tags?.reduce((length, tag) => length + tag.length, 0) ?? 0
  return bodies.reduce((sum, byteLength) => sum + byteLength, overheadBytes + key.length + tags)
}
