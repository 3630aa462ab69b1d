import 'server-only'
import { addBrotli } from './answer'
import type { KeptAnswer, KeptAnswers } from './kept-answers'

/** Answers beyond this are left in gzip: a site that makes pages so fast has no time for the last tenth. */
const waitingMax = 5_000

/**
 * Adds brotli to answers one after the other, so that the threads which compress stay free for the gzip that a reader
 * is waiting for. An answer that was replaced meanwhile is left alone.
 */
export function createBrotliQueue({ kept }: { kept: KeptAnswers }) {
  const waiting = new Map<string, KeptAnswer>()
  let isRunning = false

  async function run(): Promise<void> {
    isRunning = true
    for (const [key, answer] of waiting) {
      waiting.delete(key)
      if (!kept.holds(key, answer)) continue
      const isAdded = await addBrotli(answer).catch(() => false)
      // Set again, because the answer has grown.
      if (isAdded && kept.holds(key, answer)) kept.set(key, answer)
    }
    isRunning = false
  }

  return function compressLater(key: string, answer: KeptAnswer): void {
    if (waiting.size >= waitingMax) return
    waiting.set(key, answer)
    if (!isRunning) void run()
  }
}
