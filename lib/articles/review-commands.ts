import 'server-only'
import { z } from 'zod'
import { findAccount } from '@/lib/accounts/account-lookup'
import { hasPermission, requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import type { AuditAction } from '@/lib/audit/audit-actions'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import type { Letter } from '@/lib/mail/letter'
import { queueLetter } from '@/lib/mail/mail-commands'
import type { Article, Review } from './article'
import { requireWrite } from './article-access'
import { changeArticle, type ArticleOutcome } from './article-commands'
import { returnedLetter, reviewAskedLetter } from './review-letters'

const noteSchema = z.string().trim().max(1000, 'At most 1,000 characters.').default('')
/** Without a revision the piece is taken as it stands: review changes no word of it. */
const reviewSchema = z.object({
  id: z.string(),
  revision: z.number().int().positive().optional(),
  assigneeId: z
    .string()
    .nullable()
    .default(null)
    .transform((id) => (id === '' ? null : id)),
  note: noteSchema,
})
const returnSchema = reviewSchema.omit({ assigneeId: true })

/** A draft waits to be read by an editor, named or whoever comes first. Who is named gets a letter. */
export async function sendToReview(actor: Actor, input: z.input<typeof reviewSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:write-own')
  const { assigneeId, note, ...version } = parseInput(reviewSchema, input)
  const assignee = await findReviewer(assigneeId)
  const outcome = await changeArticle(actor, version, (before, at) => {
    requireWrite(actor, before)
    if (before.state !== 'draft' && before.state !== 'withdrawn')
      throw new AppError('CONFLICT', 'Only a draft can be sent to review.')
    return { ...before, state: 'review', review: toReview(actor, { assignee, note, at }) }
  })
  await announce(actor, outcome, { action: 'article.review', to: assignee, letter: reviewAskedLetter, note })
  return outcome
}

/** Names, or names anew, who reads a piece that waits; null for whoever comes first. Who is named gets a letter. */
export async function assignReview(actor: Actor, input: z.input<typeof reviewSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:write')
  const { assigneeId, note, ...version } = parseInput(reviewSchema, input)
  const assignee = await findReviewer(assigneeId)
  const outcome = await changeArticle(actor, version, (before, at) => {
    requireWaiting(before)
    const kept = note === '' ? (before.review?.note ?? '') : note
    return { ...before, review: toReview(actor, { assignee, note: kept, at }) }
  })
  await announce(actor, outcome, { action: 'article.assign', to: assignee, letter: reviewAskedLetter, note })
  return outcome
}

/** A piece that waits becomes a draft again, with a word to its author, who gets it by letter too. */
export async function returnToAuthor(actor: Actor, input: z.input<typeof returnSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:write')
  const { note, ...version } = parseInput(returnSchema, input)
  const outcome = await changeArticle(actor, version, (before, at) => {
    requireWaiting(before)
    return { ...before, state: 'draft', review: toReview(actor, { assignee: null, note, at }) }
  })
  const { createdBy } = outcome.value
  const author = createdBy === null ? null : await findAccount(createdBy)
  const to = author?.state === 'active' ? author : null
  await announce(actor, outcome, { action: 'article.return', to, letter: returnedLetter, note })
  return outcome
}

type Reader = { id: string; name: string; email: string }

async function findReviewer(id: string | null): Promise<Reader | null> {
  if (id === null) return null
  const account = await findAccount(id)
  if (account?.state === 'active' && hasPermission(account, 'articles:write')) return account
  throw new AppError('INVALID', 'Only an editor or an admin can be asked to read it. Choose somebody else.', {
    fields: { assigneeId: 'is nobody who edits here' },
  })
}

function requireWaiting(article: Article): void {
  if (article.state !== 'review') throw new AppError('CONFLICT', 'This piece does not wait for review any more.')
}

const toReview = (
  actor: Actor,
  { assignee, note, at }: { assignee: Reader | null; note: string; at: Date },
): Review => ({
  assigneeId: assignee?.id ?? null,
  assigneeName: assignee?.name ?? '',
  note,
  byId: actor.id,
  byName: actor.name,
  at,
})

type Announcement = {
  action: AuditAction
  to: Reader | null
  letter: (piece: Article, said: { by: string; note: string }) => Letter
  note: string
}

async function announce(actor: Actor, { value }: ArticleOutcome, { action, to, letter, note }: Announcement) {
  // Nobody needs a letter about what they did themselves.
  if (to && to.id !== actor.id) await queueLetter(to.email, letter(value, { by: actor.name, note }))
  const subject = { kind: 'article', id: value.id, name: value.headline }
  await recordAudit(actor, { action, subject, detail: to ? `for ${to.name}` : '' })
}
