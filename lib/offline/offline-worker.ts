import { answerOffline, answerWithCopy, answerWithFile, openFiles } from './kept-files'
import { keepOfflinePage, keepUp, renew, type World } from './keep-up'
import { OFFLINE_CACHE, OFFLINE_CACHE_PREFIX, type OfflineWish } from './offline'

/*
 * Answers with kept pages where the network does not, and keeps them. The network is always asked first, and everything
 * it answers is shown as it is: the site's own caches are the front door's and the browser's, never this one.
 */

type Waiting = { waitUntil: (work: Promise<unknown>) => void }
type Asked = Waiting & {
  request: Request
  preloadResponse: Promise<Response | undefined>
  respondWith: (answer: Promise<Response>) => void
}
type Scope = {
  location: Location
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  registration: ServiceWorkerRegistration
  addEventListener: ((type: 'install' | 'activate', listen: (event: Waiting) => void) => void) &
    ((type: 'fetch', listen: (event: Asked) => void) => void) &
    ((type: 'message', listen: (event: Waiting & { data: OfflineWish }) => void) => void)
}
const scope = self as unknown as Scope

/** A page without a word for so long is not coming; the door itself gives up on the site earlier. */
const PATIENCE_MILLISECONDS = 12_000

scope.addEventListener('install', (event) => {
  event.waitUntil(world().then(keepOfflinePage).then(scope.skipWaiting.bind(scope)))
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith(OFFLINE_CACHE_PREFIX) && name !== OFFLINE_CACHE) await caches.delete(name)
      // The network is asked while this worker wakes up.
      await scope.registration.navigationPreload.enable()
      await scope.clients.claim()
    })(),
  )
})

scope.addEventListener('message', (event) => {
  event.waitUntil(keepOn((where) => keepUp(where, event.data)))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (request.mode === 'navigate') event.respondWith(answerPage(event, pathname))
  else if (isFile.test(pathname)) event.respondWith(answerFile(request, pathname))
})

const isFile = /^\/(_next\/static\/.+\.(css|woff2)$|media\/)/

async function answerPage(event: Asked, path: string): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const copyOfSlow = new Promise<Response>((resolve) => {
    timer = setTimeout(() => {
      void openFiles(OFFLINE_CACHE)
        .then((files) => answerWithCopy(files, path, 'slow'))
        // Where none is kept, the reader goes on waiting, as without a worker.
        .then((copy) => {
          if (copy) resolve(copy)
        })
    }, PATIENCE_MILLISECONDS)
  })
  try {
    return await Promise.race([answerBySite(event, path), copyOfSlow])
  } catch (error) {
    const files = await openFiles(OFFLINE_CACHE)
    const kept = (await answerWithCopy(files, path, 'offline')) ?? (await answerOffline(files))
    if (!kept) throw error
    return kept
  } finally {
    clearTimeout(timer)
  }
}

async function answerBySite(event: Asked, path: string): Promise<Response> {
  const answer = (await event.preloadResponse) ?? (await fetch(event.request))
  if (answer.status === 200) event.waitUntil(keepOn((where) => renew(where, path)))
  return answer
}

async function answerFile(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await answerWithFile(await openFiles(OFFLINE_CACHE), path)
    if (!kept) throw error
    return kept
  }
}

async function world(): Promise<World> {
  const { connection } = navigator as Navigator & { connection?: { saveData: boolean } }
  return {
    files: await openFiles(OFFLINE_CACHE),
    ask: (path) =>
      fetch(path, { credentials: 'omit', cache: isFile.test(path) ? 'default' : 'no-cache', priority: 'low' }),
    origin: scope.location.origin,
    now: Date.now(),
    savesData: connection?.saveData ?? false,
  }
}

/** Not after everything was deleted: the worker of a page that is still open lives on. The next one installs another. */
function keepOn(work: (where: World) => Promise<void>): Promise<void> {
  return inTurn(async () => {
    if (await caches.has(OFFLINE_CACHE)) await work(await world())
  })
}

/** One piece of work after the other: two would overwrite each other's index. */
let last: Promise<unknown> = Promise.resolve()
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = last.then(work)
  last = done.catch(() => undefined)
  return done
}
