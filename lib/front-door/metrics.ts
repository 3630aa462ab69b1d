import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import type { DoorStats } from './front-door-options'

export type Metrics = { contentType: string; text: () => Promise<string> }

/** The door's counts and the process's own (memory, event loop lag, descriptors) in Prometheus's text format. */
export function createMetrics({ stats }: { stats: () => DoorStats }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string, read: (stats: DoorStats) => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(read(stats()))
      },
    })
  new Counter({
    name: 'front_door_requests_total',
    help: 'Requests by how they were answered.',
    labelNames: ['cache'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [cache, count] of Object.entries(stats().requests)) this.inc({ cache }, count)
    },
  })
  counter('front_door_not_modified_total', 'Answers 304.', ({ notModified }) => notModified)
  counter('front_door_fills_total', 'Pages asked of the site to be kept.', ({ fills }) => fills)
  counter('front_door_fill_failures_total', 'Pages that could not be made.', ({ fillFailures }) => fillFailures)
  counter('front_door_expiries_total', 'Times that tags expired.', ({ expiries }) => expiries)
  new Gauge({
    name: 'front_door_fills_open',
    help: 'Pages being made, and waiting for their turn.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { fillsRunning, fillsWaiting } = stats()
      this.set({ state: 'running' }, fillsRunning)
      this.set({ state: 'waiting' }, fillsWaiting)
    },
  })
  new Gauge({
    name: 'front_door_kept_bytes',
    help: 'Bytes of kept answers, every encoding counted.',
    labelNames: ['share'],
    registers: [registry],
    collect() {
      for (const { share, bytes } of stats().kept) this.set({ share }, bytes)
    },
  })
  return { contentType: registry.contentType, text: () => registry.metrics() }
}

/** Whether an Authorization header carries this bearer token; takes the same time for every wrong one. */
export function hasBearerToken(authorization: string | null | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return token !== '' && timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}
