import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { isFinalFailure } from '@/lib/jobs/job'
import { sendMail } from '@/lib/mail/mail-transport'
import { findPublication, findSender } from '@/lib/publication/publication-lookup'
import { findIssue } from './issue-lookup'
import { issueJob, lastSendMoment, nextSendMoment, REFUSALS_MAX } from './newsletter'
import { renderIssue } from './render-issue'
import * as subscribers from './subscriber-repository'
import { tokenFor } from './subscriber-token'

const BATCH = 200
const DAY_MS = 86_400_000

/**
 * Writes down a job for everyone whose hour has come. The job's key is the subscriber and the hour, so however many
 * processes do this at once, and wherever one dies in between, there is one job an hour and subscriber. Whoever was
 * missed for days gets one issue of all of them.
 */
export async function queueDueIssues(signal: AbortSignal): Promise<void> {
  const { timeZone } = await findPublication()
  const now = new Date()
  while (!signal.aborted) {
    const due = await subscribers.listDue(now, BATCH)
    for (const { id, hour, nextSendAt } of due) {
      const upTo = lastSendMoment(hour, timeZone, now)
      await enqueueJob(issueJob, { subscriberId: id, upTo }, { key: `${id} ${nextSendAt.toISOString()}` })
      await subscribers.advance(id, { from: nextSendAt, to: nextSendMoment(hour, timeZone, now) })
    }
    if (due.length < BATCH) return
  }
}

/**
 * Sends a subscriber what was published since their last issue, and notes up to where; nothing where that was done, or
 * where nothing was published. An address that refuses for good is counted, and stopped at the third time in a row.
 */
export async function sendIssue({ subscriberId, upTo }: { subscriberId: string; upTo: Date }): Promise<void> {
  const subscriber = await subscribers.findById(subscriberId)
  if (subscriber?.state !== 'active' || subscriber.sentUpTo >= upTo) return
  const { sentUpTo: since, sectionIds, email: to } = subscriber
  const issue = await findIssue({ since, upTo, sectionIds })
  if (!issue) return
  const frame = { siteName: (await findSender()).name, siteUrl: env.siteUrl }
  const messageId = `digest.${subscriberId}.${upTo.getTime()}`
  try {
    await sendMail(renderIssue(issue, frame, { to, token: tokenFor(subscriberId), messageId }))
  } catch (error) {
    if (isFinalFailure(error)) await subscribers.noteRefusal(subscriberId, REFUSALS_MAX)
    throw error
  }
  await subscribers.noteSent(subscriberId, upTo)
}

/** What would be sent now to whoever gets everything, as mail; null where nothing was published in the last day. */
export async function previewIssue(actor: Actor, { to }: { to: string }) {
  requirePermission(actor, 'newsletter:preview')
  const upTo = env.demoNow ?? new Date()
  const issue = await findIssue({ since: new Date(upTo.getTime() - DAY_MS), upTo, sectionIds: [] })
  if (!issue) return null
  const frame = { siteName: (await findSender()).name, siteUrl: env.siteUrl }
  return renderIssue(issue, frame, { to, token: 'preview', messageId: `preview.${upTo.getTime()}` })
}

/** Mails the preview to the actor's own address. */
export async function sendPreview(actor: Actor, { to }: { to: string }): Promise<{ value: null; staleTags: string[] }> {
  const mail = await previewIssue(actor, { to })
  if (!mail) throw new AppError('NOT_FOUND', 'Nothing was published in the last day, so there is nothing to send.')
  await sendMail(mail)
  return { value: null, staleTags: [] }
}
