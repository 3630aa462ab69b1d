/*
 * Reading without a connection: the names that the worker, the pages and the site share. This file is also the browser's.
 */

/** A fixed address at the root: a worker may answer for what stands below its own. */
export const OFFLINE_WORKER_PATH = '/service-worker.js'
/** What stands behind it while reading offline is on (lib/islands/build-islands.ts). */
export const OFFLINE_WORKER_FILE = '/islands/offline-worker.js'

/** Every cache of the worker begins like this, also those of earlier forms: whoever removes it finds them all. */
export const OFFLINE_CACHE_PREFIX = 'digest:offline'
export const OFFLINE_CACHE = `${OFFLINE_CACHE_PREFIX}:1`

/** What the cache holds, as JSON (`OfflineIndex`). Only the device has it: nothing is asked for at this address. */
export const OFFLINE_INDEX_PATH = '/offline/index.json'
export const OFFLINE_PAGE_PATH = '/offline'
/** The newest digest as JSON (`DigestAnswer`). */
export const NEWEST_DIGEST_PATH = '/api/v1/digest'

export const OFFLINE_PURPOSE = 'Pages to read offline: what you save, and the newest digest'

/** How many of a page's pictures are kept with it: none, the first one in a small width, all of the piece. */
export type PictureDepth = 0 | 1 | 2

/**
 * What a page asks of the worker. `saved`: the ids of all saved pieces, newest last. `digest`: with which pictures the
 * newest digest is to be kept; null: this page is no reason to look for it.
 */
export type OfflineWish = { saved: string[]; digest: PictureDepth | null }

/** The element of the offline page in which the worker writes what the device keeps. */
export const OFFLINE_SLOT = 'data-offline-kept'
