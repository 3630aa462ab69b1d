import type { SiteView } from '@/lib/publication/site-view'
import { OFFLINE_CACHE_PREFIX, OFFLINE_WORKER_FILE } from './offline'

/**
 * What stands at the worker's address. Browsers compare it on every visit: switched off, it is a worker that answers
 * nothing, deletes what was kept and takes itself away.
 */
export const toWorkerScript = ({ isReadOffline }: Pick<SiteView, 'isReadOffline'>): string =>
  isReadOffline ? `importScripts('${OFFLINE_WORKER_FILE}')\n` : REMOVAL

const REMOVAL = `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith('${OFFLINE_CACHE_PREFIX}')))
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => registration.unregister()),
  ),
)
`
