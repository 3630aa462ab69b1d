import { z } from 'zod'
import { ARTICLE_KINDS, type ArticleContent } from '@/lib/articles/article'

const draftSourceSchema = z.object({
  name: z.string().max(500),
  url: z.string().max(2000),
  author: z.string().max(500).nullable(),
  language: z.string().max(100).nullable(),
  publishedAt: z.coerce.date().nullable(),
})

/**
 * An article as it is being written: the same fields as `articleContentSchema`, without its rules. A text that could not
 * be published yet must still be kept, so the draft takes whatever is typed, and publishing judges it.
 */
export const draftContentSchema = z.object({
  headline: z.string().max(2000),
  deck: z.string().max(5000),
  slug: z.string().max(300),
  body: z.string().max(500_000),
  kind: z.enum(ARTICLE_KINDS),
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('exclusive') }),
    z.object({ kind: z.literal('reprint'), source: draftSourceSchema }),
    z.object({
      kind: z.literal('translation'),
      source: draftSourceSchema,
      translatorIds: z.array(z.string().max(40)).max(20),
    }),
  ]),
  sectionIds: z.array(z.string().max(40)).max(30),
  authorIds: z.array(z.string().max(40)).max(30),
  tagIds: z.array(z.string().max(40)).max(60),
  leadImage: z
    .object({
      mediaId: z.string().max(40),
      alt: z.string().max(5000),
      caption: z.string().max(5000),
      credit: z.string().max(2000),
    })
    .nullable(),
  note: z.string().max(5000),
  seo: z.object({ title: z.string().max(1000), description: z.string().max(3000) }),
})
export type DraftContent = z.infer<typeof draftContentSchema>
export type DraftField = keyof DraftContent

export const EMPTY_DRAFT: DraftContent = {
  headline: '',
  deck: '',
  slug: '',
  body: '',
  kind: 'report',
  origin: { kind: 'exclusive' },
  sectionIds: [],
  authorIds: [],
  tagIds: [],
  leadImage: null,
  note: '',
  seo: { title: '', description: '' },
}

/** What of an article is written, without what was done with it. */
export function toDraftContent(article: ArticleContent): DraftContent {
  const { headline, deck, slug, body, kind, origin, sectionIds, authorIds, tagIds, leadImage, note, seo } = article
  return { headline, deck, slug, body, kind, origin, sectionIds, authorIds, tagIds, leadImage, note, seo }
}

/** Whether two texts say the same in every field. */
export const isSameContent = (one: DraftContent, other: DraftContent) =>
  JSON.stringify(draftContentSchema.parse(one)) === JSON.stringify(draftContentSchema.parse(other))

/** How a revision came about. `typed` ones are thinned out after two days; the others stay. */
export const REVISION_KINDS = ['opened', 'typed', 'saved', 'merged', 'restored', 'published', 'withdrawn'] as const
export type RevisionKind = (typeof REVISION_KINDS)[number]

export type DraftRevision = {
  articleId: string
  /** Counts up by one with every save of this article's text. */
  revision: number
  kind: RevisionKind
  content: DraftContent
  by: { id: string; name: string }
  at: Date
  /** The editing window that wrote it, so that one that lost an answer does not collide with itself. */
  tab: string
  /** The article's revision that this text has taken in. */
  articleRevision: number
  /** Why it was published against a check's advice, or what it was restored from; else empty. */
  reason: string
}
/** A revision in the list of them. */
export type RevisionEntry = Omit<DraftRevision, 'content' | 'tab' | 'articleRevision'>

const THINNED_AFTER_MS = 5 * 60_000

/** Of what one person types, one revision in five minutes is kept for good. */
export function isThinnedBy(earlier: DraftRevision, later: Pick<DraftRevision, 'kind' | 'by' | 'at'>): boolean {
  const window = (at: Date) => Math.floor(at.getTime() / THINNED_AFTER_MS)
  return (
    earlier.kind === 'typed' &&
    later.kind === 'typed' &&
    earlier.by.id === later.by.id &&
    window(earlier.at) === window(later.at)
  )
}

/** Two people changed the same thing: the field, or a passage of the body, by its place in `pieces`. */
export type Collision =
  { kind: 'field'; field: DraftField } | { kind: 'body'; piece: number; mine: string; theirs: string }

/** A body collision's text stands as `theirs` in `pieces`; put the chosen one there and join them. */
export type Merge = { merged: DraftContent; collisions: Collision[]; pieces: string[] }

export type SaveAnswer =
  | { kind: 'saved'; revision: number; at: Date }
  | { kind: 'merged'; revision: number; at: Date; content: DraftContent }
  | ({
      kind: 'conflict'
      current: { revision: number; by: string; at: Date; content: DraftContent }
      mine: DraftContent
    } & Merge)
