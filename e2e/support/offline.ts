import type { Page } from '@playwright/test'
import { OFFLINE_INDEX_PATH } from '@/lib/offline/offline'
import type { OfflineIndex } from '@/lib/offline/offline-index'

/** The worker is there, and answers for what this page asks. */
export const whenWorkerAnswers = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')

/** The paths of the pages that the browser keeps for reading without a connection. */
export const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async (path) => {
    const index = await caches.match(path)
    return index ? Object.keys(((await index.json()) as OfflineIndex).documents) : []
  }, OFFLINE_INDEX_PATH)
