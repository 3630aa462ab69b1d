import type { z } from 'zod'
import { AppError } from '@/lib/errors'

/*
 * Work that is done later, by whichever process of the site comes to it first, at least once:
 *
 *   const mailJob = jobKind({ name: 'mail', payload: z.object({ … }) })              the domain's vocabulary
 *   await enqueueJob(mailJob, payload, { key?, runAt? })                              job-commands.ts, from a command
 *   handleJob(mailJob, async (payload, { signal, attempt }) => { … })                 job-worker.ts, in server.ts's list
 *   recurringJob('media-sweep', 3600, async ({ signal }) => { … })                    one process runs each turn
 *   listFailedJobs(limit) · listOpenJobs(kind, { state, limit })                      job-lookup.ts, for the newsroom
 *   retryJob(actor, { id }) · retryJobs(actor, kind) · discardJob(actor, { id })
 */

/** A kind of work: its name in the database, what it has to know, and how often it is tried before it counts as failed. */
export type JobKind<Payload> = { name: string; payload: z.ZodType<Payload>; attemptsMax: number }

export type Job = { id: string; kind: string; payload: unknown; attempts: number }

/** A job that was given up, as the newsroom sees it. `lastError` may quote an address from the payload. */
export type FailedJob = Job & { lastError: string; failedAt: Date }

/** A job that is not done: it waits for its time, runs right now, or was given up. */
export type OpenJob = Job & {
  state: 'waiting' | 'running' | 'failed'
  /** When it is run next; of a failed one, when it was given up. */
  at: Date
  /** What stopped the last attempt; null where there was none. It may quote an address from the payload. */
  lastError: string | null
}

/** What became of one run. `attempts` are those that count against the kind's limit from now on. */
export type JobOutcome =
  | { kind: 'done' }
  | { kind: 'again'; at: Date; attempts: number; lastError: string | null }
  | { kind: 'failed'; lastError: string }

/** With the waits of `retryDelayMs`, ten attempts span about an hour and a half. */
const ATTEMPTS_MAX = 10
const FIRST_DELAY_MS = 10_000
const DELAY_MAX_MS = 3_600_000
const ERROR_LENGTH_MAX = 500

export function jobKind<Payload>(options: {
  name: string
  payload: z.ZodType<Payload>
  attemptsMax?: number
}): JobKind<Payload> {
  return { attemptsMax: ATTEMPTS_MAX, ...options }
}

/**
 * How long to wait after the attempt with this number (from 1): 10 s, doubled each time, an hour at most. Between half
 * of it and all of it, by `random` (0 to 1), so that jobs which failed together do not come back together.
 */
export function retryDelayMs(attempt: number, random: number): number {
  const whole = Math.min(DELAY_MAX_MS, FIRST_DELAY_MS * 2 ** (attempt - 1))
  return Math.round(whole * (0.5 + random / 2))
}

/** An error that a person has to act on. Of the expected ones, only these two pass by themselves. */
export const isFinalFailure = (error: unknown): boolean =>
  error instanceof AppError && error.code !== 'UNAVAILABLE' && error.code !== 'RATE_LIMITED'

/** An error as it is kept with a job, at most 500 characters. */
export const errorText = (error: unknown) => String(error).slice(0, ERROR_LENGTH_MAX)
