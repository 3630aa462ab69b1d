import 'server-only'
import type { FailedJob, JobKind } from './job'
import * as jobs from './job-repository'

const LIMIT_MAX = 200

/** Jobs that were given up, the newest of each kind first; kept for 90 days. Past every cache, for the newsroom. */
export const listFailedJobs = (limit: number): Promise<FailedJob[]> => jobs.listFailed(Math.min(limit, LIMIT_MAX))

/** How many jobs of a kind were given up, counted up to 200. */
export const countFailedJobs = <Payload>({ name }: JobKind<Payload>): Promise<number> =>
  jobs.countFailed(name, LIMIT_MAX)
