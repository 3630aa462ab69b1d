import 'server-only'
import { hasPermission, requirePermission, type Actor } from '@/lib/accounts/permissions'
import { env } from '@/lib/env'
import type { OpenJob } from '@/lib/jobs/job'
import { findOpenJob, listOpenJobs } from '@/lib/jobs/job-lookup'
import { issueJob } from '@/lib/newsletter/newsletter'
import { mailJob } from './letter'
import { maskAddress, troubleInWords, type OpenLetter } from './open-letter'

const LIMIT = 100

/** Where there is none, letters stand in the outbox and reach nobody. */
export const hasMailServer = () => env.smtpUrl !== undefined

/**
 * At most 100 letters that wait, by their time, or that were given up, the newest first; digests by e-mail among them.
 * Past every cache.
 */
export async function listOpenLetters(
  actor: Actor,
  state: 'waiting' | 'failed',
): Promise<{ letters: OpenLetter[]; isMore: boolean }> {
  requirePermission(actor, 'mails:read')
  const asked = { state, limit: LIMIT + 1 }
  const jobs = (await Promise.all([listOpenJobs(mailJob, asked), listOpenJobs(issueJob, asked)])).flat()
  const direction = state === 'waiting' ? 1 : -1
  const sorted = jobs.toSorted((one, other) => direction * (one.at.getTime() - other.at.getTime()))
  return { letters: sorted.slice(0, LIMIT).map((job) => toOpenLetter(actor, job)), isMore: sorted.length > LIMIT }
}

/** Null for a job that is none of a letter, or that is done. */
export async function findOpenLetter(actor: Actor, id: string): Promise<OpenLetter | null> {
  requirePermission(actor, 'mails:read')
  const job = await findOpenJob(id)
  return job && (job.kind === mailJob.name || job.kind === issueJob.name) ? toOpenLetter(actor, job) : null
}

function toOpenLetter(actor: Actor, { id, kind, payload, state, at, attempts, lastError }: OpenJob): OpenLetter {
  const isIssue = kind === issueJob.name
  const mail = mailJob.payload.safeParse(payload).data
  const address = mail?.to ?? (isIssue ? 'a subscriber' : 'an unreadable address')
  return {
    id,
    about: isIssue ? 'The digest by e-mail' : mail?.about || 'A letter',
    to: hasPermission(actor, 'accounts:manage') ? address : maskAddress(address),
    state,
    at,
    tries: attempts,
    triesMax: isIssue ? issueJob.attemptsMax : mailJob.attemptsMax,
    trouble: lastError === null ? null : troubleInWords(lastError),
  }
}
