import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import type { AuditAction } from '@/lib/audit/audit-actions'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { refreshFinding } from '@/lib/related/related-commands'
import { staleTagsFor, type Article } from './article'
import { requireWrite } from './article-access'
import { changeArticle, type ArticleOutcome } from './article-commands'
import { forgetArticleJob } from './article-removal'
import * as articles from './article-repository'
import { keepGone } from './gone-slug-repository'

const SLUGS_MAX = 50

const oneSchema = z.object({ id: z.string(), revision: z.number().int().positive().optional() })

/** Puts a piece aside. Readers who knew it are told that it is gone (410); it can be restored as it was. */
export async function trashArticle(actor: Actor, input: z.input<typeof oneSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:write-own')
  const outcome = await changeArticle(actor, parseInput(oneSchema, input), (before) => {
    requireWrite(actor, before)
    if (before.state === 'trashed') throw new AppError('CONFLICT', 'This article is in the trash already.')
    return { ...before, state: 'trashed', trashedFrom: before.state }
  })
  await note(actor, 'article.trash', outcome.value)
  return outcome
}

/** Takes a piece out of the trash: it is what it was before, also for readers. */
export async function restoreArticle(actor: Actor, input: z.input<typeof oneSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:write-own')
  const version = parseInput(oneSchema, input)
  const outcome = await changeArticle(actor, { ...version, fromTrash: true }, (before) => {
    if (before.state !== 'trashed') throw new AppError('CONFLICT', 'This article is not in the trash any more.')
    const state = before.trashedFrom ?? 'draft'
    requireWrite(actor, { ...before, state })
    return { ...before, state, trashedFrom: null }
  })
  await note(actor, 'article.restore', outcome.value)
  return outcome
}

/**
 * Removes a piece in the trash with every revision, its drafts and their links. There is no way back. Readers who knew
 * an address of it are still told that it is gone (410).
 */
export async function deleteArticle(
  actor: Actor,
  input: { id: string },
): Promise<{ value: { id: string }; staleTags: string[] }> {
  requirePermission(actor, 'articles:delete')
  const { id } = parseInput(z.object({ id: z.string() }), input)
  const article = await articles.findById(id)
  if (!article) throw new AppError('NOT_FOUND', 'This article does not exist any more.')
  if (article.state !== 'trashed') throw new AppError('CONFLICT', 'Only what is in the trash can be removed for good.')
  const isKnown = article.publishAt !== null && article.publishAt <= new Date()
  if (isKnown) await keepGone([article.slug, ...article.slugHistory].slice(0, SLUGS_MAX), new Date())
  await articles.remove(id)
  await enqueueJob(forgetArticleJob, { articleId: id })
  const related = await refreshFinding(article)
  await note(actor, 'article.delete', article)
  return { value: { id }, staleTags: [...staleTagsFor(article, article), ...related] }
}

const note = (actor: Actor, action: AuditAction, { id, headline }: Article) =>
  recordAudit(actor, { action, subject: { kind: 'article', id, name: headline } })
