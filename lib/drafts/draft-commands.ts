import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import type { Article } from '@/lib/articles/article'
import { createArticle, showDraft } from '@/lib/articles/article-commands'
import { findArticleRevision } from '@/lib/articles/article-lookup'
import { toStoredHtml } from '@/lib/body/editor-html'
import { sanitiseBody } from '@/lib/body/sanitise'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { findFirstSectionId } from '@/lib/sections/section-lookup'
import {
  draftContentSchema,
  EMPTY_DRAFT,
  isSameContent,
  isThinnedBy,
  toDraftContent,
  type DraftContent,
  type DraftRevision,
  type RevisionKind,
  type SaveAnswer,
} from './draft'
import { requireWritable } from './draft-access'
import * as drafts from './draft-repository'
import { inTurn } from './in-turn'
import { mergeDrafts, mergeForMine } from './merge'

const DAY_MS = 86_400_000
const THINNED_LIFE_MS = 2 * DAY_MS
/** More than as many people as could save within one save's time. */
const ATTEMPTS_MAX = 100

export type OpenedDraft = { article: Article; latest: DraftRevision }

/** A new article with nothing in it. Throws INVALID where the site has no section yet: an article stands in one. */
export async function startArticle(actor: Actor): Promise<{ value: { id: string }; staleTags: string[] }> {
  requirePermission(actor, 'articles:write-own')
  const sectionId = await findFirstSectionId()
  if (sectionId === null)
    throw new AppError('INVALID', 'There is no section yet for an article to stand in. Make one under Sections first.')
  const slug = `untitled-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`
  const { value } = await createArticle(actor, {
    ...EMPTY_DRAFT,
    origin: { kind: 'exclusive' },
    headline: 'Untitled',
    slug,
    sectionIds: [sectionId],
  })
  await drafts.append(revisionOf(value, { content: EMPTY_DRAFT, kind: 'opened', actor }))
  return { value: { id: value.id }, staleTags: [] }
}

/** What an article's text says now. The first opening begins its history with what is stored. */
export async function openDraft(actor: Actor, id: string): Promise<OpenedDraft> {
  const article = await requireWritable(actor, id)
  return { article, latest: await latestOf(article) }
}

const saveSchema = z.object({
  id: z.string(),
  baseRevision: z.number().int().positive(),
  tab: z.string().min(1).max(60),
  kind: z.enum(['typed', 'saved']).default('typed'),
  content: draftContentSchema,
})

/**
 * Keeps a text as a new revision over the one it was written from. Where others saved meanwhile, what differs is merged
 * by itself; a true collision writes nothing and answers both texts. Readers see none of it before it is published.
 */
export async function saveDraft(actor: Actor, input: z.input<typeof saveSchema>): Promise<SaveAnswer> {
  const save = parseInput(saveSchema, input)
  const article = await requireWritable(actor, save.id)
  return inTurn(save.id, () => saveOver(actor, article, save))
}

async function saveOver(actor: Actor, article: Article, save: z.output<typeof saveSchema>): Promise<SaveAnswer> {
  const { id, baseRevision, tab, kind, content } = save
  const mine = { ...content, body: sanitiseBody(toStoredHtml(content.body)) }
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const latest = await latestOf(article)
    const isOwnPast = latest.revision === baseRevision || (await isWrittenBy(tab, id, baseRevision))
    const versions = { base: await contentAt(id, baseRevision), mine, theirs: latest.content }
    const merge = isOwnPast ? { merged: mine, collisions: [], pieces: [] } : mergeDrafts(versions)
    if (merge.collisions.length > 0) {
      const { revision, by, at, content: theirs } = latest
      return { kind: 'conflict', current: { revision, by: by.name, at, content: theirs }, mine, ...merge }
    }
    const { merged } = merge
    const isMerge = !isSameContent(merged, mine)
    const answer = (revision: number, at: Date): SaveAnswer =>
      isMerge ? { kind: 'merged', revision, at, content: merged } : { kind: 'saved', revision, at }
    if (isSameContent(merged, latest.content)) return answer(latest.revision, latest.at)
    const next = follow(latest, { content: merged, kind: isMerge ? 'merged' : kind, actor, tab })
    if (!(await keep(article, latest, next))) continue
    return answer(next.revision, next.at)
  }
  throw new AppError('UNAVAILABLE', 'Too many people save this article at once. Your text is kept here; try again.')
}

const restoreSchema = z.object({
  id: z.string(),
  baseRevision: z.number().int().positive(),
  revision: z.number().int().positive(),
})

/** Makes an earlier text the current one, as a new revision: nothing of what stood between is lost. */
export async function restoreRevision(
  actor: Actor,
  input: z.input<typeof restoreSchema>,
): Promise<{ revision: number; content: DraftContent }> {
  const { id, baseRevision, revision } = parseInput(restoreSchema, input)
  const article = await requireWritable(actor, id)
  const [latest, earlier] = await Promise.all([latestOf(article), drafts.find(id, revision)])
  if (!earlier) throw new AppError('NOT_FOUND', 'This revision is not kept any more.')
  if (latest.revision !== baseRevision) throw savedMeanwhile()
  const reason = `from revision ${revision}`
  const next = follow(latest, { content: earlier.content, kind: 'restored', actor, reason })
  if (!(await keep(article, latest, next))) throw savedMeanwhile()
  return { revision: next.revision, content: next.content }
}

/** Puts a text of an export back as the first revision of its article. False where the article has one already. */
export async function restoreDraft(
  actor: Actor,
  { articleId, content, by, at }: Pick<DraftRevision, 'articleId' | 'content' | 'by' | 'at'>,
): Promise<boolean> {
  requirePermission(actor, 'articles:write')
  const text = parseInput(draftContentSchema, content)
  return drafts.append({
    ...{ articleId, by, at, revision: 1, articleRevision: 1, kind: 'saved', tab: '', reason: '' },
    content: { ...text, body: sanitiseBody(text.body) },
  })
}

/**
 * The current text, with what became of the article past its draft (an import, a merged tag) taken in. Where both say
 * something else, the draft's words stay: the article's own are in its revisions.
 */
export async function latestOf(article: Article): Promise<DraftRevision> {
  const latest = await drafts.findLatest(article.id)
  if (!latest) {
    const actor = { id: 'system', name: '' }
    await drafts.append(revisionOf(article, { content: toDraftContent(article), kind: 'opened', actor }))
    const begun = await drafts.findLatest(article.id)
    if (!begun) throw new AppError('UNAVAILABLE', 'The article’s history could not be begun. Try again.')
    return begun
  }
  if (article.revision <= latest.articleRevision) return latest
  const before = await findArticleRevision(article.id, latest.articleRevision)
  const theirs = toDraftContent(article)
  const base = before ? toDraftContent(before) : theirs
  const content = mergeForMine({ base, mine: latest.content, theirs })
  if (isSameContent(content, latest.content)) {
    await drafts.markTakenIn(article.id, latest.revision, article.revision)
    return { ...latest, articleRevision: article.revision }
  }
  const next = {
    ...follow(latest, { content, kind: 'merged', actor: { id: 'system', name: '' } }),
    articleRevision: article.revision,
  }
  await drafts.append(next)
  return (await drafts.findLatest(article.id)) ?? next
}

type Written = {
  content: DraftContent
  kind: RevisionKind
  actor: Pick<Actor, 'id' | 'name'>
  tab?: string
  reason?: string
}

/** The revision that comes after another. */
export function follow(latest: DraftRevision, { content, kind, actor, tab = '', reason = '' }: Written): DraftRevision {
  const { articleId, revision, articleRevision } = latest
  const by = { id: actor.id, name: actor.name }
  return { articleId, articleRevision, revision: revision + 1, kind, content, by, at: new Date(), tab, reason }
}

function revisionOf(article: Article, written: Written): DraftRevision {
  const start = { articleId: article.id, articleRevision: article.revision, revision: 0 } as DraftRevision
  return follow(start, written)
}

/** Writes a revision after the latest one, thins out what it replaces, and shows it in the newsroom's lists. */
async function keep(article: Article, latest: DraftRevision, next: DraftRevision): Promise<boolean> {
  if (!(await drafts.append(next))) return false
  if (isThinnedBy(latest, next))
    await drafts.letExpire(article.id, latest.revision, new Date(Date.now() + THINNED_LIFE_MS))
  await showDraft(article.id, next.content)
  return true
}

/** What a text was written from. Where it is not kept any more, nothing is common, so every difference is a collision. */
const contentAt = async (id: string, revision: number) => (await drafts.find(id, revision))?.content ?? EMPTY_DRAFT

/**
 * Whether one window wrote everything since a revision: its answer was lost on the way, and what it sends now is what
 * it sent then with more typed after it.
 */
async function isWrittenBy(tab: string, id: string, revision: number): Promise<boolean> {
  const tabs = await drafts.listTabsAfter(id, revision)
  return tabs.length > 0 && tabs.every((other) => other === tab)
}

export const savedMeanwhile = () =>
  new AppError('CONFLICT', 'Somebody saved this article meanwhile. Look at what changed and try again.')
