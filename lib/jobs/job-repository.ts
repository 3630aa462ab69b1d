import 'server-only'
import type { Filter } from 'mongodb'
import { collection, isDuplicateKey, newId } from '@/lib/db/connection'
import type { FailedJob, Job, JobOutcome, OpenJob } from './job'

/**
 * `dueAt` is when the job is next looked at: its time while it waits, the end of its lease while it runs. A process
 * that dies leaves a job that is simply due again.
 */
type JobDocument = {
  _id: string
  schemaVersion: 1
  kind: string
  key?: string
  payload: unknown
  state: 'waiting' | 'done' | 'failed'
  dueAt: Date
  attempts: number
  lease: string | null
  lastError: string | null
  expireAt?: Date
}

/** The right to run one job until a moment; `lease` is a word that no one else knows. */
export type Lease = { lease: string; until: Date }

const DAY_MS = 86_400_000
/** For so long a key is remembered after its job was done. */
const DONE_DAYS = 30
const FAILED_DAYS = 90

const documents = () => collection<JobDocument>('jobs')
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

/** False where a job of this kind and key is known already, waiting, done or failed (index job_key). */
export async function insert(job: { kind: string; key?: string; payload: unknown; dueAt: Date }): Promise<boolean> {
  const { kind, key, payload, dueAt } = job
  try {
    await (
      await documents()
    ).insertOne({
      _id: newId(),
      schemaVersion: 1,
      kind,
      ...(key === undefined ? {} : { key: `${kind}:${key}` }),
      payload,
      state: 'waiting',
      dueAt,
      attempts: 0,
      lease: null,
      lastError: null,
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Index job_due, merged over the kinds: takes the job of these that has been due for longest, for one holder. */
export async function claim(kinds: readonly string[], { lease, until }: Lease): Promise<Job | null> {
  const found = await (
    await documents()
  ).findOneAndUpdate(
    { state: 'waiting', kind: { $in: [...kinds] }, dueAt: { $lte: new Date() } },
    { $set: { lease, dueAt: until }, $inc: { attempts: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  )
  return found ? toJob(found) : null
}

/** False where the lease ended and another holder has the job. */
export async function extend(id: string, { lease, until }: Lease): Promise<boolean> {
  const { matchedCount } = await (await documents()).updateOne({ _id: id, lease }, { $set: { dueAt: until } })
  return matchedCount === 1
}

/** Writes what became of a job, unless another holder has it by now. */
export async function settle(id: string, lease: string, outcome: JobOutcome): Promise<void> {
  const jobs = await documents()
  if (outcome.kind === 'again') {
    const { at, attempts, lastError } = outcome
    await jobs.updateOne({ _id: id, lease }, { $set: { dueAt: at, attempts, lastError, lease: null } })
  } else if (outcome.kind === 'failed') {
    await jobs.updateOne(
      { _id: id, lease },
      {
        $set: {
          state: 'failed',
          lastError: outcome.lastError,
          lease: null,
          dueAt: new Date(),
          expireAt: inDays(FAILED_DAYS),
        },
      },
    )
  } else {
    // A key is remembered; what the job had to know is not.
    await jobs.updateOne(
      { _id: id, lease, key: { $exists: true } },
      { $set: { state: 'done', payload: null, lastError: null, lease: null, expireAt: inDays(DONE_DAYS) } },
    )
    await jobs.deleteOne({ _id: id, lease })
  }
}

/** Where an interval was shortened, the next turn comes no later than the new one (index job_key). */
export async function advance(kind: string, key: string, latest: Date): Promise<void> {
  await (
    await documents()
  ).updateOne({ key: `${kind}:${key}`, lease: null, dueAt: { $gt: latest } }, { $set: { dueAt: latest } })
}

/** Index job_due, backwards: those that were given up, by kind, the newest first. */
export async function listFailed(limit: number): Promise<FailedJob[]> {
  const found = await (await documents()).find({ state: 'failed' }).sort({ kind: -1, dueAt: -1 }).limit(limit).toArray()
  return found.map((job) => ({ ...toJob(job), lastError: job.lastError ?? '', failedAt: job.dueAt }))
}

/** Index job_due: how many of a kind were given up, counted up to `limit`. */
export async function countFailed(kind: string, limit: number): Promise<number> {
  return (await documents()).countDocuments({ state: 'failed', kind }, { limit })
}

/** Index job_due: at most `limit` of a kind; those that wait by their time, failed ones the newest first. */
export async function listOpen(kind: string, state: 'waiting' | 'failed', limit: number): Promise<OpenJob[]> {
  const found = await (
    await documents()
  )
    .find({ state, kind })
    .sort({ dueAt: state === 'waiting' ? 1 : -1 })
    .limit(limit)
    .toArray()
  return found.map(toOpenJob)
}

/** Index _id: a job that is not done, or null. */
export async function findOpen(id: string): Promise<OpenJob | null> {
  const found = await (await documents()).findOne({ _id: id, state: { $in: ['waiting', 'failed'] } })
  return found ? toOpenJob(found) : null
}

/** A failed job waits again, with all its attempts, and one that waits is due. False where it is done, gone or running. */
export async function revive(id: string): Promise<boolean> {
  const { matchedCount } = await (await documents()).updateOne({ _id: id, ...isIdle(new Date()) }, asNew())
  return matchedCount === 1
}

/** Index job_due: the same for all of a kind that were given up. Gives back how many. */
export async function reviveFailed(kind: string): Promise<number> {
  return (await (await documents()).updateMany({ state: 'failed', kind }, asNew())).modifiedCount
}

/** Index job_due: those of a kind that wait for another attempt are due now. Gives back how many. */
export async function hurryWaiting(kind: string): Promise<number> {
  const now = new Date()
  const filter = { state: 'waiting' as const, kind, dueAt: { $gt: now }, lease: null }
  return (await (await documents()).updateMany(filter, { $set: { dueAt: now } })).modifiedCount
}

/** False where it is done, gone or running. */
export async function removeIdle(id: string): Promise<boolean> {
  return (await (await documents()).deleteOne({ _id: id, ...isIdle(new Date()) })).deletedCount === 1
}

/** Not held by a process that lives. */
const isIdle = (now: Date): Filter<JobDocument> => ({
  state: { $in: ['waiting', 'failed'] },
  $or: [{ lease: null }, { dueAt: { $lte: now } }],
})

const asNew = () => ({
  $set: { state: 'waiting' as const, dueAt: new Date(), attempts: 0, lease: null },
  $unset: { expireAt: '' as const },
})

function toOpenJob(job: JobDocument): OpenJob {
  const isRunning = job.state === 'waiting' && job.lease !== null && job.dueAt > new Date()
  const state = job.state === 'failed' ? 'failed' : isRunning ? 'running' : 'waiting'
  return { ...toJob(job), state, at: job.dueAt, lastError: job.lastError }
}

const toJob = ({ _id, kind, payload, attempts }: JobDocument): Job => ({ id: _id, kind, payload, attempts })
