import 'server-only'
import type { FrontDoor } from './front-door-options'

/**
 * The door of this process, for routes that Next runs (`/api/metrics`): they are bundled apart from the server and
 * share nothing with it but `globalThis`.
 */
const runningDoor = Symbol.for('daily-digest.front-door')
const shared = globalThis as Record<symbol, FrontDoor | undefined>

export function setRunningDoor(door: FrontDoor): void {
  shared[runningDoor] = door
}

/** Undefined under `next dev` and wherever else Next runs without a door. */
export const getRunningDoor = (): FrontDoor | undefined => shared[runningDoor]
