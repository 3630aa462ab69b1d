import { setImmediate as nextTick } from 'node:timers/promises'
import { DatabaseError } from './errors'
import { patiently } from './store'
import type { Store } from './store'

/** How long one command may keep the event loop before others get their turn. */
const SLICE_MS = 10

export type Deadline = { at: number }

export function deadlineAfter(milliseconds: number): Deadline {
  return { at: milliseconds > 0 ? Date.now() + milliseconds : Infinity }
}

function checkDeadline(deadline: Deadline): void {
  if (Date.now() > deadline.at) throw new DatabaseError('MaxTimeMSExpired', 'operation exceeded time limit')
}

/**
 * Hands each item of a generator to `take`, until that returns false. A `null` item is a chance to pause: work is done
 * in slices of 10 ms, each on one snapshot of the file, with the event loop free in between. Answers whether the
 * generator came to its end.
 */
export async function drain<T>(
  store: Store,
  items: Generator<T | null>,
  deadline: Deadline,
  take: (item: T) => boolean,
): Promise<boolean> {
  for (;;) {
    const work = (): 'done' | 'enough' | 'pause' => {
      const sliceEnd = Date.now() + SLICE_MS
      for (;;) {
        const next = items.next()
        if (next.done === true) return 'done'
        if (next.value === null) {
          checkDeadline(deadline)
          if (Date.now() > sliceEnd) return 'pause'
        } else if (!take(next.value)) return 'enough'
      }
    }
    const state = await patiently(() => store.snapshot(work))
    if (state !== 'pause') return state === 'done'
    await nextTick()
  }
}

/** Does `work` for each item in turns of 10 ms, each turn one transaction. Stops early when `work` returns false. */
export async function writeInTurns<T>(
  store: Store,
  items: readonly T[],
  options: { durable: boolean },
  work: (item: T, position: number) => boolean,
): Promise<void> {
  for (let position = 0; position < items.length;) {
    const turn = await store.write(() => {
      const turnEnd = Date.now() + SLICE_MS
      let at = position
      do {
        if (!work(items[at] as T, at)) return { at, stopped: true }
        at++
      } while (at < items.length && Date.now() < turnEnd)
      return { at, stopped: false }
    }, options)
    position = turn.at
    if (turn.stopped) return
    if (position < items.length) await nextTick()
  }
}
