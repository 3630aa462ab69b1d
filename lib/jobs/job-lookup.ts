import 'server-only'
import type { FailedJob, JobKind, OpenJob } from './job'
import * as jobs from './job-repository'

const LIMIT_MAX = 200

/** Jobs that were given up, the newest of each kind first; kept for 90 days. Past every cache, for the newsroom. */
export const listFailedJobs = (limit: number): Promise<FailedJob[]> => jobs.listFailed(Math.min(limit, LIMIT_MAX))

/** How many jobs of a kind were given up, counted up to 200. */
export const countFailedJobs = <Payload>({ name }: JobKind<Payload>): Promise<number> =>
  jobs.countFailed(name, LIMIT_MAX)

/** Jobs of a kind that wait, by their time, or were given up, the newest first; at most 200. Past every cache. */
export const listOpenJobs = <Payload>(
  kind: JobKind<Payload>,
  { state, limit }: { state: 'waiting' | 'failed'; limit: number },
): Promise<OpenJob[]> => jobs.listOpen(kind.name, state, Math.min(limit, LIMIT_MAX))

/** A job that is not done yet, or null. */
export const findOpenJob = (id: string): Promise<OpenJob | null> => jobs.findOpen(id)
