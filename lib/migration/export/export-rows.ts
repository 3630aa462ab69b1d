import { z } from 'zod'
import { emailSchema, nameSchema, roleSchema } from '@/lib/accounts/account'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { ARTICLE_STATES, articleContentSchema, publicChangeSchema, type Review } from '@/lib/articles/article'
import { authorSchema } from '@/lib/authors/author'
import { draftContentSchema } from '@/lib/drafts/draft'
import { editionChoiceSchema } from '@/lib/editions/edition'
import { frontChoiceSchema } from '@/lib/fronts/front'
import { linkSchema } from '@/lib/links/link'
import { mediaSchema } from '@/lib/media/media'
import { wishesSchema } from '@/lib/newsletter/newsletter'
import { pageSchema } from '@/lib/pages/page'
import { publicationSchema } from '@/lib/publication/publication'
import { redirectSchema } from '@/lib/redirects/redirect'
import { sectionSchema } from '@/lib/sections/section'
import { tagSchema } from '@/lib/tags/tag'

const id = z.string().regex(/^[0-9a-f]{24}$/, 'is not an id of 24 hexadecimal digits')
const named = { id, slug: z.string().regex(SLUG_PATTERN).max(80) }
const slugHistory = z.array(z.string().max(200)).max(1000)

const reviewSchema = z.object({
  assigneeId: z.string().max(40).nullable(),
  assigneeName: z.string().max(200),
  note: z.string().max(5000),
  byId: z.string().max(40),
  byName: z.string().max(200),
  at: z.date(),
}) satisfies z.ZodType<Review>

const articleRow = articleContentSchema.extend({
  id,
  state: z.enum(ARTICLE_STATES),
  publishAt: z.date().nullable(),
  unpublishAt: z.date().nullable(),
  updatedAt: z.date().nullable(),
  publicChanges: z.array(publicChangeSchema.extend({ at: z.date() })).max(50),
  slugHistory,
  review: reviewSchema.nullable(),
  trashedFrom: z.enum(ARTICLE_STATES).exclude(['trashed']).nullable(),
  createdBy: z.string().max(40).nullable(),
  createdAt: z.date(),
  savedAt: z.date(),
})

/**
 * What each file under `data/` holds, a row a line: the documented shapes of docs/contracts/export.md. The same schema
 * writes a row, in the order of its fields, and reads it back.
 */
export const EXPORT_ROWS = {
  sections: sectionSchema.extend(named),
  pages: pageSchema.extend(named),
  'former-addresses': z.object({ name: named.slug, kind: z.enum(['section', 'page']), holderId: id }),
  media: mediaSchema.omit({ placeholder: true }),
  authors: authorSchema.extend(named),
  tags: tagSchema.extend(named),
  links: linkSchema.extend({ id }),
  publication: publicationSchema,
  front: frontChoiceSchema.omit({ revision: true }),
  equivalents: z.object({ spellings: z.array(z.string().max(60)).min(2).max(20) }),
  articles: articleRow,
  drafts: z.object({
    articleId: id,
    at: z.date(),
    by: z.object({ id: z.string().max(40), name: z.string().max(200) }),
    content: draftContentSchema,
  }),
  editions: editionChoiceSchema,
  redirects: redirectSchema,
  accounts: z.object({
    id,
    name: nameSchema,
    userName: z.string().min(1).max(60),
    email: emailSchema,
    role: roleSchema,
    state: z.enum(['active', 'disabled']),
    createdAt: z.date(),
  }),
  subscribers: wishesSchema.extend({
    id,
    email: emailSchema,
    state: z.enum(['active', 'stopped']),
    sentUpTo: z.date(),
    nextSendAt: z.date(),
    refusals: z.number().int().min(0),
  }),
} as const

export type ExportName = keyof typeof EXPORT_ROWS
export type ExportRow<Name extends ExportName> = z.output<(typeof EXPORT_ROWS)[Name]>

/** In the order in which they are written and put back: what others name comes first. */
export const EXPORT_NAMES = Object.keys(EXPORT_ROWS) as ExportName[]
/** Only where people were asked for. */
export const PEOPLE_NAMES: readonly ExportName[] = ['accounts', 'subscribers']

export const dataFile = (name: ExportName) => `data/${name}.jsonl`
export const mediaFile = ({ id: key, format }: { id: string; format: string }) => `media/${key}.${format}`

/** Fields that hold a moment: in a file they are text of ISO 8601 in UTC, "2026-11-23T05:00:00.000Z". */
const MOMENTS = new Set([
  ...['at', 'createdAt', 'updatedAt', 'savedAt', 'publishAt', 'unpublishAt', 'publishedAt', 'sentUpTo', 'nextSendAt'],
])

/** A line as the value that its row's schema takes. Throws SyntaxError for what is no JSON. */
export const readLine = (line: string): unknown =>
  JSON.parse(line, (field: string, value: unknown) =>
    MOMENTS.has(field) && typeof value === 'string' ? toMoment(value) : value,
  )

function toMoment(text: string): unknown {
  const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? new Date(text) : null
  return moment && !Number.isNaN(moment.getTime()) ? moment : text
}
