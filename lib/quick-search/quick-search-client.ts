import { SEARCH_WORKER } from '@/lib/islands/islands'
import type { QuickAnswer } from './quick-search'

export type QuickUpdate =
  /** `isWhole`: all articles were searched; until then a later update of the same query may bring more. */
  { kind: 'answer'; query: string; answer: QuickAnswer; isWhole: boolean } | { kind: 'failed' }

/**
 * Starts the worker that holds the index. `ask` answers by `onUpdate`, the newest question last; after a failure the
 * next question tries anew.
 */
export function startQuickSearch(onUpdate: (update: QuickUpdate) => void): { ask: (query: string) => void } {
  const worker = new Worker(SEARCH_WORKER)
  worker.addEventListener('message', ({ data }: MessageEvent<QuickUpdate>) => {
    onUpdate(data)
  })
  worker.addEventListener('error', () => {
    onUpdate({ kind: 'failed' })
  })
  return {
    ask: (query) => {
      worker.postMessage(query)
    },
  }
}
