import 'server-only'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { log } from '@/lib/log'
import { errorText, isFinalFailure, retryDelayMs, type Job, type JobKind, type JobOutcome } from './job'
import * as jobs from './job-repository'

/** `signal` ends where the process stops or another one has taken the job over: whatever is left is theirs. */
export type JobTurn = { attempt: number; signal: AbortSignal }

export type JobHandler = {
  name: string
  concurrentMax: number
  attemptsMax: number
  /** null: a job is done once. */
  everySeconds: number | null
  run: (payload: unknown, turn: JobTurn) => Promise<void>
}

export type JobWorker = { stop: () => Promise<void> }

const LEASE_MS = 60_000
const POLL_MS = 1_000
const DRAIN_MS = 8_000
const HEED_MS = 500
const RECURRING = 'recurring'

/**
 * What runs the jobs of a kind, at most `concurrentMax` (2) at a time in each process. A run that throws is tried
 * again later; one that throws an `AppError` which no waiting mends fails at once. A job may run twice (a process died
 * after the work and before its note): the work has to bear that.
 */
export function handleJob<Payload>(
  kind: JobKind<Payload>,
  run: (payload: Payload, turn: JobTurn) => Promise<void>,
  { concurrentMax = 2 }: { concurrentMax?: number } = {},
): JobHandler {
  return {
    name: kind.name,
    concurrentMax,
    attemptsMax: kind.attemptsMax,
    everySeconds: null,
    // A payload that an older version wrote may not fit: it throws, and ends among the failed.
    run: (payload, turn) => run(kind.payload.parse(payload), turn),
  }
}

/**
 * Work that comes round: of all processes one runs each turn, `everySeconds` after the last one began; the first at
 * once. A turn that throws is tried again with the waits of a job, at the next turn's time at the latest.
 */
export function recurringJob(name: string, everySeconds: number, run: (turn: JobTurn) => Promise<void>): JobHandler {
  return {
    name: `${RECURRING}:${name}`,
    concurrentMax: 1,
    attemptsMax: Infinity,
    everySeconds,
    run: (_, turn) => run(turn),
  }
}

/**
 * Runs the jobs of these handlers until it is stopped. All of them are looked for together, once a second: an idle
 * process asks one short question. Stopping takes no new job, waits up to eight seconds for those that run, then tells
 * them by their signal; what still runs then is taken over when its lease ends, a minute later. The clocks of several
 * machines should agree to a few seconds.
 */
export function startJobs(
  handlers: readonly JobHandler[],
  {
    leaseMs = LEASE_MS,
    pollMs = POLL_MS,
    drainMs = DRAIN_MS,
  }: { leaseMs?: number; pollMs?: number; drainMs?: number } = {},
): JobWorker {
  const byKind = new Map(handlers.map((handler) => [handler.name, handler]))
  const running = new Map<Promise<void>, string>()
  const stopping = new AbortController()
  let ended = 0
  let isAnnounced = false
  let isStopped = false
  let look: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const kindsWithRoom = () => {
    const kinds = [...running.values()]
    return handlers
      .filter(({ name, concurrentMax }) => kinds.filter((kind) => kind === name).length < concurrentMax)
      .map(({ name }) => name)
  }

  const begin = (job: Job, lease: string) => {
    const handler = byKind.get(job.kind)
    if (!handler) throw new Error(`nobody asked for a job of the kind ${job.kind}`)
    const run = runJob(handler, job, { lease, leaseMs, stopping: stopping.signal }).finally(() => {
      running.delete(run)
      ended += 1
      lookAgain(0)
    })
    running.set(run, job.kind)
  }

  /** One of each kind: many of one keep no other waiting. False where there is nothing more to take for now. */
  const takeRound = async () => {
    const endedBefore = ended
    let hasTaken = false
    let kinds = kindsWithRoom()
    while (!isStopped && kinds.length > 0) {
      const lease = randomUUID()
      const job = await jobs.claim(kinds, { lease, until: new Date(Date.now() + leaseMs) })
      if (!job) break
      begin(job, lease)
      hasTaken = true
      kinds = kinds.filter((kind) => kind !== job.kind)
    }
    // A run that ended meanwhile has made room for its kind, which was not asked for.
    return !isStopped && (hasTaken || ended !== endedBefore)
  }

  const takeJobs = async () => {
    if (!isAnnounced) for (const handler of handlers) await announceTurns(handler)
    isAnnounced = true
    while (await takeRound());
  }

  const lookAgain = (delayMs: number) => {
    clearTimeout(timer)
    if (isStopped) return
    timer = setTimeout(() => {
      look ??= takeJobs()
        .catch((error: unknown) => {
          log.debug({ error: String(error) }, 'jobs could not be looked for')
        })
        .finally(() => {
          look = null
          lookAgain(pollMs)
        })
    }, delayMs).unref()
  }
  lookAgain(0)

  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await look
      const runs = () => Promise.all(running.keys())
      await Promise.race([runs(), pause(drainMs, undefined, { ref: false })])
      stopping.abort(new Error('the process stops'))
      await Promise.race([runs(), pause(HEED_MS, undefined, { ref: false })])
    },
  }
}

async function announceTurns({ name, everySeconds }: JobHandler): Promise<void> {
  if (everySeconds === null) return
  await jobs.insert({ kind: name, key: 'turn', payload: null, dueAt: new Date() })
  await jobs.advance(name, 'turn', new Date(Date.now() + everySeconds * 1000))
}

/** Runs one job while its lease is kept alive, and writes down what became of it. Never throws. */
async function runJob(
  handler: JobHandler,
  job: Job,
  { lease, leaseMs, stopping }: { lease: string; leaseMs: number; stopping: AbortSignal },
): Promise<void> {
  const lost = new AbortController()
  const startedAt = Date.now()
  let until = startedAt + leaseMs
  const renewal = setInterval(() => {
    const next = Date.now() + leaseMs
    jobs.extend(job.id, { lease, until: new Date(next) }).then(
      (isOurs) => {
        if (isOurs) until = next
        else lost.abort(new Error('another process has the job'))
      },
      () => {
        if (Date.now() > until) lost.abort(new Error('the lease could not be renewed'))
      },
    )
  }, leaseMs / 3).unref()

  let outcome: JobOutcome
  try {
    // Whoever ran the last attempt died with it, and may have died of it.
    if (job.attempts > handler.attemptsMax) throw new Error('no attempt came to an end')
    await handler.run(job.payload, { attempt: job.attempts, signal: AbortSignal.any([lost.signal, stopping]) })
    outcome = afterSuccess(handler, startedAt)
  } catch (error) {
    outcome = stopping.aborted
      ? { kind: 'again', at: new Date(), attempts: job.attempts - 1, lastError: null }
      : afterFailure(handler, job, { error, startedAt })
    if (!stopping.aborted) {
      // The kind of error only: its text may quote what the job is about.
      const name = error instanceof Error ? error.name : typeof error
      log.warn({ kind: job.kind, job: job.id, attempt: job.attempts, error: name, outcome: outcome.kind }, 'job failed')
    }
  } finally {
    clearInterval(renewal)
  }
  await jobs.settle(job.id, lease, outcome).catch((error: unknown) => {
    log.warn(
      { kind: job.kind, job: job.id, error: String(error) },
      'a job ended and could not be noted: it will run again',
    )
  })
}

function afterSuccess({ everySeconds }: JobHandler, startedAt: number): JobOutcome {
  if (everySeconds === null) return { kind: 'done' }
  return { kind: 'again', at: new Date(startedAt + everySeconds * 1000), attempts: 0, lastError: null }
}

function afterFailure(
  { attemptsMax, everySeconds }: JobHandler,
  { attempts }: Job,
  { error, startedAt }: { error: unknown; startedAt: number },
): JobOutcome {
  const lastError = errorText(error)
  if (everySeconds === null && (isFinalFailure(error) || attempts >= attemptsMax)) return { kind: 'failed', lastError }
  const retryAt = Date.now() + retryDelayMs(attempts, Math.random())
  const at = everySeconds === null ? retryAt : Math.min(retryAt, startedAt + everySeconds * 1000)
  return { kind: 'again', at: new Date(at), attempts, lastError }
}
