import { OFFLINE_CACHE, OFFLINE_INDEX_PATH, OFFLINE_WORKER_PATH, type OfflineWish } from '@/lib/offline/offline'
import type { OfflineIndex } from '@/lib/offline/offline-index'
import { recallPairs } from './store'

/** Pictures that come into view at once have come by then. */
const SETTLED_MILLISECONDS = 2000

/**
 * Starts the worker that keeps pages for reading without a connection, a moment after the page is done. Who
 * came for one piece keeps nothing of the digest; on any other page its words, and from the second page on its pictures.
 */
export function startOffline(): void {
  if (!('serviceWorker' in navigator) || document.documentElement.dataset['offline'] === undefined) return
  const workers = navigator.serviceWorker
  const digest = workers.controller ? 1 : document.querySelector('[data-article]') ? null : 0
  const start = () => {
    workers.register(OFFLINE_WORKER_PATH).then(
      () => {
        tellOffline(digest)
      },
      // Refused by the device, or no network: reading goes on as without it.
      () => undefined,
    )
  }
  const startSoon = () => setTimeout(start, SETTLED_MILLISECONDS)
  if (document.readyState === 'complete') startSoon()
  else addEventListener('load', startSoon)
}

/** Tells the worker what the device keeps now. Where there is none, nobody listens. */
export function tellOffline(digest: OfflineWish['digest']): void {
  if (!('serviceWorker' in navigator)) return
  const saved = recallPairs('kept').flatMap(([subject]) => subject.split('article:')[1] ?? [])
  void navigator.serviceWorker.ready.then(({ active }) => {
    active?.postMessage({ saved, digest } satisfies OfflineWish)
  })
}

/** The paths of all kept pages, as JSON; null where there are none. */
export async function recallOffline(): Promise<string | null> {
  try {
    const index = await caches.match(OFFLINE_INDEX_PATH)
    return index ? JSON.stringify(Object.keys(((await index.json()) as OfflineIndex).documents)) : null
  } catch {
    return null
  }
}

/** Deletes it all, and the worker: the next page starts another one. */
export async function forgetOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await (await navigator.serviceWorker.getRegistration())?.unregister()
  await caches.delete(OFFLINE_CACHE)
}
