import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { env } from '@/lib/env'
import { eventLagMilliseconds } from './health'

/** What the front door counts, as the server process tells it. */
export type DoorFigures = Record<string, number>

const DOOR_FIGURES = Symbol.for('daily-digest.door-figures')
const reports = globalThis as typeof globalThis & { [DOOR_FIGURES]?: () => DoorFigures }
export const reportDoorFigures = (figures: () => DoorFigures) => {
  reports[DOOR_FIGURES] = figures
}

let registry: Registry | undefined

/** The metrics of this process in Prometheus' text form, or null for whoever lacks `METRICS_TOKEN`. */
export async function getMetrics(authorization: string | null): Promise<{ text: string; contentType: string } | null> {
  if (env.metricsToken === undefined || !isSame(authorization ?? '', `Bearer ${env.metricsToken}`)) return null
  registry ??= createRegistry()
  return { text: await registry.metrics(), contentType: registry.contentType }
}

function createRegistry(): Registry {
  const created = new Registry()
  collectDefaultMetrics({ register: created })
  new Gauge({
    name: 'digest_front_door',
    help: 'What the front door counts, by figure.',
    labelNames: ['figure'],
    registers: [created],
    collect() {
      for (const [figure, value] of Object.entries(reports[DOOR_FIGURES]?.() ?? {})) this.set({ figure }, value)
    },
  })
  new Gauge({
    name: 'digest_event_lag_seconds',
    help: 'Seconds since the changes of other processes were last read.',
    registers: [created],
    collect() {
      const lag = eventLagMilliseconds()
      if (lag !== undefined) this.set(lag / 1000)
    },
  })
  return created
}

/** Compares without telling by its time where the texts differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
