import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { articleContentSchema, missingForPublishing, publicChangeSchema, type Article } from '@/lib/articles/article'
import { publishArticle, saveArticle, withdrawArticle } from '@/lib/articles/article-commands'
import { findArticle } from '@/lib/articles/article-lookup'
import type { Check } from '@/lib/articles/publishing-checks'
import { findChecks } from '@/lib/articles/publishing-check-lookup'
import { momentOf } from '@/lib/articles/schedule'
import { recordAudit } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { findTimeZone } from '@/lib/publication/publication-lookup'
import { isSameContent, toDraftContent, type DraftRevision } from './draft'
import { requireWritable } from './draft-access'
import { follow, latestOf, savedMeanwhile } from './draft-commands'
import * as drafts from './draft-repository'

const wall = z.string().max(20).nullable()
const publishSchema = z.object({
  id: z.string(),
  revision: z.number().int().positive(),
  /** On the clocks of the publication's time zone: "2026-11-23T09:00". Null: now, or as it was. */
  publishAt: wall.default(null),
  unpublishAt: wall.default(null),
  publicChange: publicChangeSchema.nullable().default(null),
  /** Why it goes live against a blocking check. */
  overrideReason: z.string().trim().max(300).default(''),
})

export type PublishAnswer =
  | { kind: 'published'; revision: number; article: Article }
  /** Nothing was written: these need a reason. */
  | { kind: 'stopped'; checks: Check[] }

/**
 * Puts the draft live, now or at a time; of a published article, what changed. Blocking checks stop it until a reason is
 * given, which stays in the history. Throws CONFLICT where somebody saved after the revision that was looked at, INVALID
 * with its fields for a draft that lacks something.
 */
export async function publishDraft(
  actor: Actor,
  input: z.input<typeof publishSchema>,
): Promise<{ value: PublishAnswer; staleTags: string[] }> {
  requirePermission(actor, 'articles:publish')
  const { id, revision, publicChange, overrideReason, ...walls } = parseInput(publishSchema, input)
  const article = await requireWritable(actor, id)
  const latest = await latestOf(article)
  if (latest.revision !== revision) throw savedMeanwhile()
  const content = parseInput(articleContentSchema, latest.content)
  const missing = missingForPublishing(content).filter((field) => field !== 'leadImage.alt')
  if (missing.length > 0)
    throw new AppError('INVALID', `This article cannot go live yet. It lacks: ${missing.join(', ')}.`, {
      fields: Object.fromEntries(missing.map((field) => [field, 'is needed before publishing'])),
    })
  const blocking = (await findChecks(id, content)).filter(({ level }) => level === 'blocking')
  if (blocking.length > 0 && overrideReason.length < 3)
    return { value: { kind: 'stopped', checks: blocking }, staleTags: [] }

  const timeZone = await findTimeZone()
  const publishAt = momentIn('publishAt', walls.publishAt, timeZone)
  const unpublishAt = momentIn('unpublishAt', walls.unpublishAt, timeZone)
  const from = publishAt ?? (article.state === 'published' ? article.publishAt : null) ?? new Date()
  if (unpublishAt !== null && unpublishAt <= from) throw endsBeforeItBegins()

  const staleTags: string[] = []
  let current = article
  if (publicChange || !isSameContent(latest.content, toDraftContent(article))) {
    const change = publicChange ? { publicChange } : {}
    const saved = await saveArticle(actor, { id, revision: current.revision, content, ...change })
    current = saved.value
    staleTags.push(...saved.staleTags)
  }
  if (current.state !== 'published' || !isSameTime(current, { publishAt: from, unpublishAt })) {
    const published = await publishArticle(actor, {
      id,
      revision: current.revision,
      publishAt: from,
      unpublishAt,
    })
    current = published.value
    staleTags.push(...published.staleTags)
  }
  const reason = blocking.length > 0 ? `${blocking.map(({ code }) => code).join(', ')}: ${overrideReason}` : ''
  const last = await note(actor, current, latest, { kind: 'published', reason: reason || (publicChange?.reason ?? '') })
  await recordAudit(actor, {
    action: 'article.publish',
    subject: { kind: 'article', id, name: current.headline },
    detail: reason,
  })
  return { value: { kind: 'published', revision: last, article: current }, staleTags }
}

/** Takes an article away from readers; its draft stays. Gives back the revision that the editor goes on from. */
export async function withdrawDraft(
  actor: Actor,
  input: { id: string },
): Promise<{ value: { revision: number; article: Article }; staleTags: string[] }> {
  requirePermission(actor, 'articles:publish')
  const { id } = parseInput(z.object({ id: z.string() }), input)
  const article = await findArticle(id)
  if (!article) throw new AppError('NOT_FOUND', 'This article does not exist any more.')
  const latest = await latestOf(article)
  const { value, staleTags } = await withdrawArticle(actor, { id, revision: article.revision })
  const revision = await note(actor, value, latest, { kind: 'withdrawn', reason: '' })
  await recordAudit(actor, { action: 'article.withdraw', subject: { kind: 'article', id, name: value.headline } })
  return { value: { revision, article: value }, staleTags }
}

/** The checks of what the draft says now. */
export async function checkDraft(actor: Actor, id: string): Promise<Check[]> {
  const article = await requireWritable(actor, id)
  const { content } = await latestOf(article)
  return findChecks(id, content)
}

/**
 * Writes into the history that it went live or was taken away. Who typed meanwhile keeps their revision: the note comes
 * after it, with their text.
 */
async function note(
  actor: Actor,
  article: Article,
  seen: DraftRevision,
  { kind, reason }: { kind: 'published' | 'withdrawn'; reason: string },
): Promise<number> {
  let latest = seen
  for (;;) {
    const next = follow(latest, { content: latest.content, kind, actor, reason })
    if (await drafts.append({ ...next, articleRevision: article.revision })) return next.revision
    latest = (await drafts.findLatest(article.id)) ?? latest
  }
}

function momentIn(field: string, wallTime: string | null, timeZone: string): Date | null {
  if (wallTime === null || wallTime === '') return null
  const found = momentOf(wallTime, timeZone)
  if (found) return found.moment
  throw new AppError('INVALID', 'This is not a day and a time. Choose both.', { fields: { [field]: 'is not a time' } })
}

const isSameTime = (
  one: Pick<Article, 'publishAt' | 'unpublishAt'>,
  other: Pick<Article, 'publishAt' | 'unpublishAt'>,
) =>
  one.publishAt?.getTime() === other.publishAt?.getTime() && one.unpublishAt?.getTime() === other.unpublishAt?.getTime()

const endsBeforeItBegins = () =>
  new AppError('INVALID', 'An article cannot end before it begins. Choose a later end, or none.', {
    fields: { unpublishAt: 'is before the beginning' },
  })
