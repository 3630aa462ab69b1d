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

/** Gives a failed job all its attempts again. */
export async function retryJob(actor: Actor, { id }: { id: string }): Promise<void> {
  requirePermission(actor, 'publication:write')
  if (!(await jobs.revive(id))) throw gone()
}

/** Removes a failed job with everything it had to know. */
export async function discardJob(actor: Actor, { id }: { id: string }): Promise<void> {
  requirePermission(actor, 'publication:write')
  if (!(await jobs.removeFailed(id))) throw gone()
}

const gone = () => new AppError('NOT_FOUND', 'This job is not among the failed ones any more.')
