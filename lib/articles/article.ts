import { z } from 'zod'
import { RESERVED_ARTICLE_SLUGS, SLUG_PATTERN } from '@/lib/addresses/address'

export const ARTICLE_KINDS = ['report', 'explainer', 'opinion', 'analysis', 'interview'] as const

const webAddress = z.url({ protocol: /^https?$/, error: 'is not a web address' }).max(500)

/** Where a translation or a reprint comes from. */
const sourceSchema = z.object({
  name: z.string().trim().min(1).max(120),
  url: webAddress,
  author: z.string().trim().max(120).nullable(),
  /** BCP 47 tag of the language that it first appeared in. */
  language: z.string().max(35).nullable(),
  publishedAt: z.date().nullable(),
})
export type Source = z.infer<typeof sourceSchema>

export const originSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exclusive') }),
  z.object({ kind: z.literal('reprint'), source: sourceSchema }),
  z.object({ kind: z.literal('translation'), source: sourceSchema, translatorIds: z.array(z.string()).max(6) }),
])
export type Origin = z.infer<typeof originSchema>

const leadImageSchema = z.object({
  mediaId: z.string(),
  alt: z.string().trim().max(500),
  caption: z.string().trim().max(600),
  credit: z.string().trim().max(200),
})
export type LeadImage = z.infer<typeof leadImageSchema>

/** What search engines and networks show instead of headline and deck; empty where those will do. */
const seoSchema = z.object({ title: z.string().trim().max(120), description: z.string().trim().max(320) })

/** What an editor writes. Everything else about an article follows from it or from what was done with it. */
export const articleContentSchema = z.object({
  headline: z.string().trim().min(1, 'An article needs a headline.').max(200),
  deck: z.string().trim().max(500),
  slug: z
    .string()
    .regex(SLUG_PATTERN, 'may hold lower-case letters, digits and single hyphens')
    .max(80)
    .refine((slug) => !RESERVED_ARTICLE_SLUGS.has(slug), 'is an address of the site itself'),
  body: z.string().max(500_000),
  kind: z.enum(ARTICLE_KINDS),
  origin: originSchema,
  /** The first one is primary: its slug stands in the article's address. */
  sectionIds: z.array(z.string()).min(1, 'An article needs a section.').max(8),
  authorIds: z.array(z.string()).max(8),
  tagIds: z.array(z.string()).max(20),
  leadImage: leadImageSchema.nullable(),
  note: z.string().trim().max(600),
  seo: seoSchema.default({ title: '', description: '' }),
})
export type ArticleContent = z.infer<typeof articleContentSchema>

/** What readers are told about a change of a published article: what was wrong or new, in the editor's words. */
export const publicChangeSchema = z.object({
  kind: z.enum(['correction', 'update']).default('correction'),
  reason: z.string().trim().min(3, 'Say in a few words what changed.').max(300),
})
export type PublicChange = z.output<typeof publicChangeSchema> & { at: Date }

/** Older ones stay in the revisions. */
const PUBLIC_CHANGES_MAX = 50

/** The changes that readers are told of, with one more, newest first. */
export const withPublicChange = (changes: readonly PublicChange[], change: PublicChange): PublicChange[] =>
  [change, ...changes].slice(0, PUBLIC_CHANGES_MAX)

export const ARTICLE_STATES = ['draft', 'review', 'published', 'withdrawn', 'trashed'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]

/** What was last said between those who write a piece and those who read it before it goes live. */
export type Review = {
  /** Who is asked to read it; null for whoever comes first, and once it went back. */
  assigneeId: string | null
  assigneeName: string
  note: string
  byId: string
  byName: string
  at: Date
}

export type Article = ArticleContent & {
  id: string
  revision: number
  state: ArticleState
  /** When readers see it from, and until when. A published article with a later `publishAt` is a scheduled one. */
  publishAt: Date | null
  unpublishAt: Date | null
  /** When its text last changed for readers after it was published. */
  updatedAt: Date | null
  /** Newest first. */
  publicChanges: PublicChange[]
  slugHistory: string[]
  /** Its sections and the ones above them: the lists it stands in. */
  listedIn: string[]
  /** Pictures that it shows: the lead image and those of the body. */
  mediaIds: string[]
  wordCount: number
  /** In review: for whom, and what was said. A draft that came back keeps what was said to its author. */
  review: Review | null
  /** In the trash: what it was before, and is again when it is restored. */
  trashedFrom: Exclude<ArticleState, 'trashed'> | null
  /** The account that began it: an author may write their own pieces. Null for what came from elsewhere. */
  createdBy: string | null
  createdAt: Date
  savedAt: Date
}

/** An article without its body: what lists need. */
export type ArticleSummary = Omit<Article, 'body'>

/** Publishing needs these; a draft may lack them. */
export function missingForPublishing(article: Pick<Article, 'deck' | 'body' | 'authorIds' | 'leadImage'>): string[] {
  return [
    ...(article.deck === '' ? ['deck'] : []),
    ...(article.body === '' ? ['body'] : []),
    ...(article.authorIds.length === 0 ? ['authorIds'] : []),
    ...(article.leadImage !== null && article.leadImage.alt === '' ? ['leadImage.alt'] : []),
  ]
}

/** Readers see an article from `publishAt` on, until `unpublishAt`. */
export function isVisible(article: Pick<Article, 'state' | 'publishAt' | 'unpublishAt'>, now: Date): boolean {
  return (
    article.state === 'published' &&
    article.publishAt !== null &&
    article.publishAt <= now &&
    (article.unpublishAt === null || now < article.unpublishAt)
  )
}

export const articleTag = (id: string) => `article:${id}`
export const articleSlugTag = (slug: string) => `article-slug:${slug}`
/** Tags of lists, as against those of one article or address: they are few, however many articles there are. */
export const isListTag = (tag: string) => tag.startsWith('articles:')

/** Everything that shows many articles at once: expires with any change of one that readers see. */
export const ARTICLES_TAG = 'articles:any'
export const NEWEST_TAG = 'articles:newest'
export const sectionListTag = (sectionId: string) => `articles:section:${sectionId}`
export const tagListTag = (tagId: string) => `articles:tag:${tagId}`
export const authorListTag = (authorId: string) => `articles:author:${authorId}`

/** Everything that went live in a month of UTC, "2026-11", whatever of it changes: the archive's sitemap. */
export const monthTag = (month: string) => `articles:month:${month}`

type Listed = Pick<
  Article,
  | 'id'
  | 'slug'
  | 'slugHistory'
  | 'state'
  | 'publishAt'
  | 'unpublishAt'
  | 'listedIn'
  | 'sectionIds'
  | 'tagIds'
  | 'authorIds'
>

/** Every list that an article stands in. */
export function listTags(article: Listed): string[] {
  return [
    NEWEST_TAG,
    ...monthTags(article),
    ...article.listedIn.map(sectionListTag),
    ...article.tagIds.map(tagListTag),
    ...article.authorIds.map(authorListTag),
  ]
}

/**
 * The cache tags that a change makes stale: the article itself, each address it has or had, and, where its place in
 * the lists changed, every list that it leaves or enters. Pages that show its card carry the article's own tag.
 */
export function staleTagsFor(before: Listed | null, after: Listed): string[] {
  const tags = new Set([articleTag(after.id)])
  for (const version of before ? [before, after] : [after]) {
    for (const slug of [version.slug, ...version.slugHistory]) tags.add(articleSlugTag(slug))
    if (version.state === 'published') for (const tag of monthTags(version)) tags.add(tag)
  }
  if (before?.state === 'published' || after.state === 'published') tags.add(ARTICLES_TAG)
  if (before === null || placeInLists(before) !== placeInLists(after)) {
    for (const version of before ? [before, after] : [after]) {
      if (version.state === 'published') for (const tag of listTags(version)) tags.add(tag)
    }
  }
  return [...tags]
}

const monthTags = ({ publishAt }: Pick<Listed, 'publishAt'>) =>
  publishAt === null ? [] : [monthTag(publishAt.toISOString().slice(0, 7))]

const placeInLists = (article: Listed) =>
  JSON.stringify([
    article.state,
    article.publishAt,
    article.unpublishAt,
    article.sectionIds,
    article.listedIn,
    article.tagIds,
    article.authorIds,
  ])
