import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { announceChange } from '@/lib/announcements/announcement-commands'
import { countBodyWords, sanitiseBody } from '@/lib/body/sanitise'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { refreshFinding } from '@/lib/related/related-commands'
import { indexArticles } from '@/lib/search/search-commands'
import type { TermChanges } from '@/lib/search/term-changes'
import { findListsOf } from '@/lib/sections/section-lookup'
import { findCurrentTagIds } from '@/lib/tags/tag-lookup'
import {
  articleContentSchema,
  isVisible,
  missingForPublishing,
  publicChangeSchema,
  staleTagsFor,
  withPublicChange,
  type Article,
  type ArticleContent,
  type PublicChange,
} from './article'
import * as articles from './article-repository'
import { countChange, countNew } from './list-count-commands'
import { mediaIdsOf } from './media-ids'

export type ArticleOutcome = { value: Article; staleTags: string[] }

const versionSchema = z.object({ id: z.string(), revision: z.number().int().positive() })
const saveSchema = versionSchema.extend({ content: articleContentSchema, publicChange: publicChangeSchema.optional() })
const publishSchema = versionSchema.extend({
  publishAt: z.date().nullable().default(null),
  unpublishAt: z.date().nullable().default(null),
})

/** A new draft. Throws INVALID for content that breaks a rule, CONFLICT where the slug is another article's. */
export async function createArticle(
  actor: Actor,
  input: z.input<typeof articleContentSchema>,
): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:write-own')
  const content = parseInput(articleContentSchema, input)
  const now = new Date()
  const value = await articles.insert(
    {
      ...(await derivedFrom(content)),
      revision: 1,
      state: 'draft',
      publishAt: null,
      unpublishAt: null,
      updatedAt: null,
      publicChanges: [],
      slugHistory: [],
      review: null,
      trashedFrom: null,
      createdBy: actor.id,
      createdAt: now,
      savedAt: now,
    },
    actor,
  )
  return { value, staleTags: staleTagsFor(null, value) }
}

/**
 * Saves content over the revision it was based on. A slug that readers knew goes into the history and redirects. With
 * `publicChange` the article's page tells readers what changed and why. Throws CONFLICT, without writing, where somebody
 * saved in between, and INVALID for a public change of what readers do not see.
 */
export async function saveArticle(actor: Actor, input: z.input<typeof saveSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:write')
  const { id, revision, content, publicChange } = parseInput(saveSchema, input)
  return changeArticle(actor, { id, revision }, async (before, now) => {
    const isSeen = isVisible(before, now)
    if (publicChange && !isSeen)
      throw new AppError('INVALID', 'Readers do not see this article, so there is no change to tell them of.', {
        fields: { publicChange: 'needs a published article' },
      })
    return {
      ...before,
      ...(await derivedFrom(content)),
      slugHistory: slugHistoryAfter(before, content.slug),
      updatedAt: isSeen ? now : before.updatedAt,
      publicChanges: publicChange
        ? withPublicChange(before.publicChanges, { ...publicChange, at: now })
        : before.publicChanges,
    }
  })
}

/**
 * Lets an article that readers have not seen say what its draft says now, field by field where that is sound, so that
 * the newsroom's lists and searches find it by its words. Never throws for what is typed: the draft itself is kept.
 */
export async function showDraft(id: string, draft: Record<keyof ArticleContent, unknown>): Promise<void> {
  const sound: Partial<ArticleContent> = {}
  for (const [field, schema] of Object.entries(articleContentSchema.shape)) {
    const parsed = schema.safeParse(draft[field as keyof ArticleContent])
    if (parsed.success) Object.assign(sound, { [field]: parsed.data })
  }
  const { slug, body = '', sectionIds, ...rest } = sound
  const listedIn = sectionIds ? await findListsOf(sectionIds).catch(() => null) : null
  const places = sectionIds && listedIn ? { sectionIds, listedIn } : {}
  const mediaIds = mediaIdsOf({ body, leadImage: rest.leadImage ?? null })
  const fields = { ...rest, ...places, body, mediaIds, wordCount: countBodyWords(body), savedAt: new Date() }
  if (slug === undefined || !(await articles.updateUnseen(id, { ...fields, slug })))
    await articles.updateUnseen(id, fields)
}

/** Shows an article to readers from `publishAt` (null: now) until `unpublishAt` (null: for good). */
export async function publishArticle(actor: Actor, input: z.input<typeof publishSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:publish')
  const { publishAt, unpublishAt, ...version } = parseInput(publishSchema, input)
  return changeArticle(actor, version, (before, now) => {
    const missing = missingForPublishing(before)
    if (missing.length > 0)
      throw new AppError('INVALID', `This article cannot go live yet. It lacks: ${missing.join(', ')}.`, {
        fields: Object.fromEntries(missing.map((field) => [field, 'is needed before publishing'])),
      })
    const from = publishAt ?? before.publishAt ?? now
    if (unpublishAt !== null && unpublishAt <= from)
      throw new AppError('INVALID', 'An article cannot end before it begins. Choose a later end, or none.', {
        fields: { unpublishAt: 'is before the beginning' },
      })
    return { ...before, state: 'published', publishAt: from, unpublishAt }
  })
}

/** Takes an article away from readers. Its text and its addresses are kept. */
export async function withdrawArticle(actor: Actor, input: z.input<typeof versionSchema>): Promise<ArticleOutcome> {
  requirePermission(actor, 'articles:publish')
  return changeArticle(actor, parseInput(versionSchema, input), (before) => ({ ...before, state: 'withdrawn' }))
}

/** What comes from another system with its own past: seeding, imports. The id is kept, so running it twice doubles nothing. */
export type ImportedArticle = z.input<typeof articleContentSchema> &
  Pick<Article, 'id' | 'state' | 'publishAt' | 'unpublishAt' | 'updatedAt' | 'slugHistory' | 'createdAt'> & {
    publicChanges?: PublicChange[]
  } & Partial<Pick<Article, 'review' | 'trashedFrom' | 'createdBy' | 'savedAt'>>

/**
 * Writes many new articles at once, and into the search index. Their related lists are the caller's to ask for, by
 * `relateImported` when all are there; batch after batch is written within `countTogether`. Throws CONFLICT or the database's own error; what was written before it stays.
 */
export async function importArticles(
  actor: Actor,
  input: readonly ImportedArticle[],
  termChanges?: TermChanges,
): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'articles:publish')
  const imported: Article[] = []
  for (const {
    id,
    state,
    publishAt,
    unpublishAt,
    updatedAt,
    publicChanges = [],
    slugHistory,
    createdAt,
    review = null,
    trashedFrom = null,
    createdBy = null,
    savedAt = updatedAt ?? createdAt,
    ...rest
  } of input) {
    const content = parseInput(articleContentSchema, rest)
    const past = {
      id,
      state,
      publishAt,
      unpublishAt,
      updatedAt,
      publicChanges,
      slugHistory,
      review,
      trashedFrom,
      createdBy,
      createdAt,
      savedAt,
    }
    imported.push({ ...(await derivedFrom(content)), ...past, revision: 1 })
  }
  await articles.insertMany(imported)
  await countNew(imported)
  await indexArticles(imported, termChanges)
  return { staleTags: [...new Set(imported.flatMap((article) => staleTagsFor(null, article)))] }
}

/**
 * The one way in which an article that is there becomes another: over the revision that the change was based on, or,
 * where none is named, over the one that stands. Counts, search and related lists follow. The caller asks for the
 * permission. Throws NOT_FOUND, CONFLICT where somebody was faster or, without `fromTrash`, for a piece in the trash.
 */
export async function changeArticle(
  actor: Actor,
  version: { id: string; revision?: number | undefined; fromTrash?: boolean },
  apply: (before: Article, now: Date) => Article | Promise<Article>,
): Promise<ArticleOutcome> {
  const before = await articles.findById(version.id)
  if (!before) throw new AppError('NOT_FOUND', 'This article does not exist any more.')
  if (before.state === 'trashed' && version.fromTrash !== true)
    throw new AppError('CONFLICT', 'This article is in the trash. Restore it first.')
  if (version.revision !== undefined && before.revision !== version.revision) throw changedMeanwhile()
  const now = new Date()
  const after = await apply(before, now)
  const isPending = after.state === 'draft' || after.state === 'review' || after.state === 'trashed'
  const review = isPending ? after.review : null
  const value = await articles.replace({ ...after, review, savedAt: now }, actor)
  if (!value) throw changedMeanwhile()
  await countChange(before, value)
  const concernsReaders = before.state === 'published' || value.state === 'published'
  const related = concernsReaders ? await refreshFinding(value) : []
  if (concernsReaders) await announceChange(before, value)
  return { value, staleTags: [...staleTagsFor(before, value), ...related] }
}

/** Content with what follows from it: clean HTML, the lists it stands in, the pictures it shows, its length. */
async function derivedFrom(content: ArticleContent) {
  const body = sanitiseBody(content.body)
  return {
    ...content,
    body,
    tagIds: await findCurrentTagIds(content.tagIds),
    listedIn: await findListsOf(content.sectionIds),
    mediaIds: mediaIdsOf({ ...content, body }),
    wordCount: countBodyWords(body),
  }
}

function slugHistoryAfter(before: Article, slug: string): string[] {
  if (slug === before.slug) return before.slugHistory
  const known = before.publishAt === null ? before.slugHistory : [...before.slugHistory, before.slug]
  return [...new Set(known)].filter((old) => old !== slug)
}

const changedMeanwhile = () =>
  new AppError('CONFLICT', 'Somebody saved this article after you opened it. Compare both texts and save again.')
