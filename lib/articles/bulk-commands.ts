import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { latestOf } from '@/lib/drafts/draft-commands'
import { publishDraft, withdrawDraft } from '@/lib/drafts/publish-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { findListsOf } from '@/lib/sections/section-lookup'
import { changeArticle } from './article-commands'
import { findById } from './article-repository'
import { deleteArticle, restoreArticle, trashArticle } from './trash-commands'

export const BULK_ACTIONS = ['publish', 'withdraw', 'section', 'tag', 'trash', 'restore', 'delete'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]
const BULK_MAX = 100

const bulkSchema = z.object({
  action: z.enum(BULK_ACTIONS, 'Choose what to do.'),
  ids: z.array(z.string().max(40)).min(1, 'Tick the articles first.').max(BULK_MAX, 'At most 100 articles at once.'),
  sectionId: z.string().default(''),
  tagId: z.string().default(''),
})

type Stale = { staleTags: string[] }
export type BulkOutcome = { done: string[]; refused: { id: string; headline: string; reason: string }[] }

/**
 * Does one thing to many pieces, one after the other, as each of them would be done by itself. What cannot be done to
 * one is told with its reason and stops none of the others.
 */
export async function changeMany(
  actor: Actor,
  input: z.input<typeof bulkSchema>,
): Promise<{ value: BulkOutcome; staleTags: string[] }> {
  requirePermission(actor, 'articles:write-own')
  const { action, ids, sectionId, tagId } = parseInput(bulkSchema, input)
  if (action === 'section' && sectionId === '') throw missing('sectionId', 'Choose the section to move them to.')
  if (action === 'tag' && tagId === '') throw missing('tagId', 'Choose the tag to add.')
  const value: BulkOutcome = { done: [], refused: [] }
  const staleTags = new Set<string>()
  for (const id of new Set(ids)) {
    try {
      const outcome = await changeOne(actor, id, { action, sectionId, tagId })
      value.done.push(id)
      for (const tag of outcome.staleTags) staleTags.add(tag)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const headline = (await findById(id))?.headline ?? 'An article that is gone'
      value.refused.push({ id, headline, reason: error.message })
    }
  }
  return { value, staleTags: [...staleTags] }
}

async function changeOne(
  actor: Actor,
  id: string,
  { action, sectionId, tagId }: { action: BulkAction; sectionId: string; tagId: string },
): Promise<Stale> {
  switch (action) {
    case 'trash':
      return trashArticle(actor, { id })
    case 'restore':
      return restoreArticle(actor, { id })
    case 'delete':
      return deleteArticle(actor, { id })
    case 'publish':
      return publish(actor, id)
    case 'withdraw':
      return withdrawDraft(actor, { id })
    case 'section':
      return change(actor, { id, detail: 'moved to another section' }, async (before) => {
        const sectionIds = [sectionId, ...before.sectionIds.slice(1).filter((other) => other !== sectionId)]
        return { ...before, sectionIds, listedIn: await findListsOf(sectionIds) }
      })
    case 'tag':
      return change(actor, { id, detail: 'given a tag' }, (before) => ({
        ...before,
        tagIds: [...new Set([...before.tagIds, tagId])].slice(0, 20),
      }))
  }
}

async function change(
  actor: Actor,
  { id, detail }: { id: string; detail: string },
  apply: Parameters<typeof changeArticle>[2],
): Promise<Stale> {
  requirePermission(actor, 'articles:write')
  const outcome = await changeArticle(actor, { id }, apply)
  const { headline } = outcome.value
  await recordAudit(actor, { action: 'article.save', subject: { kind: 'article', id, name: headline }, detail })
  return outcome
}

/** The latest draft, now. What a check objects to has to be looked at piece by piece. */
async function publish(actor: Actor, id: string): Promise<Stale> {
  requirePermission(actor, 'articles:publish')
  const article = await findById(id)
  if (!article) throw new AppError('NOT_FOUND', 'This article does not exist any more.')
  const { revision } = await latestOf(article)
  const { value, staleTags } = await publishDraft(actor, { id, revision })
  if (value.kind === 'stopped') throw new AppError('CONFLICT', value.checks.map(({ message }) => message).join(' '))
  return { staleTags }
}

const missing = (field: string, message: string) => new AppError('INVALID', message, { fields: { [field]: message } })
