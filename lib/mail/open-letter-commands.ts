import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { discardJob, retryJob, retryJobs } from '@/lib/jobs/job-commands'
import { issueJob } from '@/lib/newsletter/newsletter'
import { mailJob } from './letter'
import type { OpenLetter } from './open-letter'
import { findOpenLetter } from './open-letter-lookup'

/** Has a letter tried again at once, with all its tries. */
export async function retryLetter(actor: Actor, { id }: { id: string }): Promise<{ value: OpenLetter }> {
  const letter = await requireLetter(actor, id)
  await retryJob(actor, { id })
  await recordAudit(actor, { action: 'mail.retry', subject: { kind: 'mail', id, name: letter.about } })
  return { value: letter }
}

/** The same for every letter that waits for another try, or was given up. */
export async function retryLetters(
  actor: Actor,
  { state }: { state: 'waiting' | 'failed' },
): Promise<{ value: number }> {
  requirePermission(actor, 'publication:write')
  const counts = await Promise.all([retryJobs(actor, mailJob, state), retryJobs(actor, issueJob, state)])
  const value = counts[0] + counts[1]
  if (value > 0)
    await recordAudit(actor, { action: 'mail.retry', subject: { kind: 'mail', id: state, name: `${value} letters` } })
  return { value }
}

/** Removes a letter that is not sent: whoever it was for never gets it. */
export async function giveUpLetter(actor: Actor, { id }: { id: string }): Promise<{ value: OpenLetter }> {
  const letter = await requireLetter(actor, id)
  await discardJob(actor, { id })
  await recordAudit(actor, { action: 'mail.give-up', subject: { kind: 'mail', id, name: letter.about } })
  return { value: letter }
}

async function requireLetter(actor: Actor, id: string): Promise<OpenLetter> {
  requirePermission(actor, 'publication:write')
  const letter = await findOpenLetter(actor, id)
  if (!letter) throw new AppError('NOT_FOUND', 'This letter is sent by now, or was given up.')
  return letter
}
