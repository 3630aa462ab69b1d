import 'server-only'
import type { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { arrivalChoicesSchema, arrivalJob, isBusy, type Arrival, type ArrivalWork } from './arrival'
import { removeArrival } from './arrival-files'
import * as arrivals from './arrival-repository'
import { fileExpiry } from './upload-commands'

const WORKING_MAX = 20

/**
 * Reads the archive and decides everything, without writing: by a job, with these choices. Throws INVALID for choices
 * that cannot be, CONFLICT where this or another archive is being worked on.
 */
export async function rehearseArrival(
  actor: Actor,
  { id, choices }: { id: string; choices: z.input<typeof arrivalChoicesSchema> },
): Promise<{ value: Arrival }> {
  requirePermission(actor, 'imports:manage')
  const parsed = parseInput(arrivalChoicesSchema, choices)
  return start(actor, id, 'rehearsal', { choices: parsed, rehearsal: null })
}

/** Brings the archive in as it was rehearsed, by a job. One that was stopped goes on. Throws CONFLICT without a rehearsal. */
export async function importArrival(actor: Actor, { id }: { id: string }): Promise<{ value: Arrival }> {
  requirePermission(actor, 'imports:manage')
  return start(actor, id, 'import', {})
}

/** Stops what is being done after what is being written just now. What came in by then stays, and can be gone on with. */
export async function stopArrival(actor: Actor, { id }: { id: string }): Promise<{ value: Arrival }> {
  requirePermission(actor, 'imports:manage')
  const arrival = await requireArrival(id)
  if (!(await arrivals.change(id, ['working', 'stopping'], { state: 'stopping' })))
    throw new AppError('CONFLICT', 'Nothing is being done with this file any more.')
  await recordAudit(actor, { action: 'import.stop', subject: subjectOf(arrival) })
  return { value: { ...arrival, state: 'stopping' } }
}

/** Deletes the uploaded file and what was kept about it. Of one that was imported, what became of it is still told. */
export async function discardArrival(
  actor: Actor,
  { id }: { id: string },
): Promise<{ value: { isRemembered: boolean } }> {
  requirePermission(actor, 'imports:manage')
  const arrival = await requireArrival(id)
  if (isBusy(arrival, new Date())) throw new AppError('CONFLICT', 'Stop what is being done with this file first.')
  const isRemembered = await forgetFile(arrival)
  await recordAudit(actor, { action: 'import.discard', subject: subjectOf(arrival) })
  return { value: { isRemembered } }
}

const SWEEP_BATCH = 50

/** Deletes files that were not whole after a day, or with which nobody did anything for a week. */
export async function sweepArrivals(signal: AbortSignal, now = new Date()): Promise<void> {
  for (;;) {
    const expired = (await arrivals.listExpired(now, SWEEP_BATCH)).filter((arrival) => !isBusy(arrival, now))
    if (expired.length === 0) return
    for (const arrival of expired) {
      signal.throwIfAborted()
      await forgetFile(arrival)
    }
  }
}

async function forgetFile(arrival: Pick<Arrival, 'id' | 'bytes' | 'work' | 'state'>): Promise<boolean> {
  await removeArrival(arrival)
  const isRemembered = arrival.work === 'import'
  if (!isRemembered) await arrivals.remove(arrival.id)
  else {
    const state = arrival.state === 'done' ? 'done' : 'stopped'
    await arrivals.change(arrival.id, [arrival.state], { state, hasFile: false, expiresAt: null })
  }
  return isRemembered
}

async function start(
  actor: Actor,
  id: string,
  work: ArrivalWork,
  fields: Partial<Arrival>,
): Promise<{ value: Arrival }> {
  const arrival = await requireArrival(id)
  const now = new Date()
  const others = (await arrivals.listWorking(WORKING_MAX)).filter((other) => isBusy(other, now))
  const [other] = others
  if (other)
    throw new AppError(
      'CONFLICT',
      other.id === id
        ? 'This file is being worked on already.'
        : `“${other.fileName}” is being worked on. One at a time.`,
    )
  if (!arrival.hasFile || arrival.state === 'arriving')
    throw new AppError('CONFLICT', 'This file is not here. Upload it again.')
  if (work === 'import' && arrival.rehearsal === null)
    throw new AppError('CONFLICT', 'Rehearse it first: then you know what will come.')
  const begun = {
    ...fields,
    ...{ work, state: 'working' as const, progress: null, trouble: '', expiresAt: fileExpiry(now) },
  }
  if (!(await arrivals.change(id, [arrival.state], begun)))
    throw new AppError('CONFLICT', 'Somebody else began something with this file just now.')
  await enqueueJob(arrivalJob, { arrivalId: id })
  const action = work === 'import' ? 'import.start' : 'import.rehearse'
  await recordAudit(actor, { action, subject: subjectOf(arrival) })
  return { value: { ...arrival, ...begun } }
}

async function requireArrival(id: string): Promise<Arrival> {
  const arrival = await arrivals.find(id)
  if (!arrival) throw new AppError('NOT_FOUND', 'This file was deleted.')
  return arrival
}

const subjectOf = ({ id, fileName }: Pick<Arrival, 'id' | 'fileName'>) => ({
  kind: 'import' as const,
  id,
  name: fileName,
})
