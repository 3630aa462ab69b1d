import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import type { JobKind } from './job'
import * as jobs from './job-repository'

/**
 * Writes a job down for whichever process comes to it first, at once or from `runAt` on. With a `key`, a job of this
 * kind is written once: false where it is known, also for 30 days after it was done. A payload that does not fit its
 * kind is a bug and throws.
 */
export function enqueueJob<Payload>(
  kind: JobKind<Payload>,
  payload: Payload,
  { key, runAt = new Date() }: { key?: string; runAt?: Date } = {},
): Promise<boolean> {
  return jobs.insert({
    kind: kind.name,
    payload: kind.payload.parse(payload),
    dueAt: runAt,
    ...(key === undefined ? {} : { key }),
  })
}

/** A failed job gets all its attempts again, one that waits is done next. Throws NOT_FOUND for one that runs, or is done. */
export async function retryJob(actor: Actor, { id }: { id: string }): Promise<void> {
  requirePermission(actor, 'publication:write')
  if (!(await jobs.revive(id))) throw gone()
}

/** The same for all of a kind that were given up, or that wait for another attempt. Gives back how many there were. */
export async function retryJobs<Payload>(
  actor: Actor,
  { name }: JobKind<Payload>,
  state: 'waiting' | 'failed',
): Promise<number> {
  requirePermission(actor, 'publication:write')
  return state === 'failed' ? jobs.reviveFailed(name) : jobs.hurryWaiting(name)
}

/** Removes a job that failed or waits, with everything it had to know. Throws NOT_FOUND for one that runs, or is done. */
export async function discardJob(actor: Actor, { id }: { id: string }): Promise<void> {
  requirePermission(actor, 'publication:write')
  if (!(await jobs.removeIdle(id))) throw gone()
}

const gone = () => new AppError('NOT_FOUND', 'This is done by now, or is being worked on.')
