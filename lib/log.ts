import 'server-only'
import { pino } from 'pino'
import { env } from './env'

/** Structured log of the process: one JSON object a line, on standard output. It never holds personal data. */
export const log = pino({
  level: env.mode === 'test' ? 'silent' : env.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})
