import type { IncomingMessage, ServerResponse } from 'node:http'
import type { QueryRule } from './cache-key'
import type { ExpiredTags } from './expired-tags.mjs'
import type { Upstream } from './loopback'
import type { DoorLog } from './pass-through'
import type { SecurityPolicy } from './security-policy'
import type { StaticRoot } from './static-files'

export type FrontDoorOptions = {
  /** The site: Next's request handler, called in this process. */
  upstream: Upstream
  log: DoorLog
  /** Host and protocol that kept pages are made for; a reader's own Host decides nothing. */
  host?: string
  protocol?: 'http' | 'https'
  staticRoots?: readonly StaticRoot[]
  /** Bytes of all kept answers together, every encoding counted. */
  maxBytes?: number
  /** Paths, and all below them, that are never kept: `/admin`, `/api`. */
  passPrefixes?: readonly string[]
  /** Paths below those that are kept all the same, as their own Cache-Control says. */
  keptPrefixes?: readonly string[]
  /** Query parameters that pages know; all others are ignored on answers that are kept. */
  queries?: readonly QueryRule[]
  /** Request headers by which the site varies public answers. */
  variantHeaders?: readonly string[]
  /** The policy of kept pages, before the hashes of each page are added. */
  policy?: SecurityPolicy
  /**
   * A public page of the site that says "not found" in whole HTML; without it Next's own needs script to say so. A
   * function chooses the page, and the status, by the path that was asked for, or the address that it moved to; a failure
   * of it is the site's. What it answers expires with its `tags` too.
   */
  notFoundPath?: NotFoundPath
  /** The document for readers of a page that cannot be made and was never kept. */
  unavailableHtml?: string
  /** A readable cookie (`name=value`) of readers who want script at idle. */
  hintCookie?: string
  /** Called with tags that expired in this process, so that other processes can be told. */
  onTagsExpired?: (tags: readonly string[]) => void
  /** Adds `Server-Timing` to answers that were not kept. For development. */
  serverTiming?: boolean
  fillTimeoutMilliseconds?: number
  /** How long a renewal may take while there is a last good answer to show instead. */
  refillTimeoutMilliseconds?: number
  lastGoodSeconds?: number
  retrySeconds?: number
  concurrentFillsMax?: number
  expiredTags?: ExpiredTags
}

export type LostAnswer = ({ path: string; status: 404 | 410 } | { movedTo: string }) & { tags?: readonly string[] }
export type NotFoundPath = string | ((path: string) => Promise<LostAnswer>)

export type DoorStats = {
  requests: Readonly<Record<'hit' | 'stale' | 'miss' | 'pass' | 'refused', number>>
  notModified: number
  fills: number
  fillFailures: number
  fillsRunning: number
  fillsWaiting: number
  expiries: number
  kept: readonly { share: string; entries: number; bytes: number; maxBytes: number }[]
}

export type FrontDoor = {
  handle: (request: IncomingMessage, response: ServerResponse) => void
  /** For expiries that other processes already know: the follower of the database's events, a command's own. */
  expireTags: (tags: readonly string[]) => void
  /** For a process that was away too long to know what expired. */
  expireAll: () => void
  stats: () => DoorStats
  close: () => void
}
