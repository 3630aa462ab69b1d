import { z } from 'zod'
import { draftContentSchema, type Collision, type DraftContent } from '@/lib/drafts/draft'

/** What went wrong on the way to the server, or there: `OFFLINE` where no answer came. */
export type Refusal = { kind: 'refused'; code: string; message: string; fields: Record<string, string> }

const refusalSchema = z.object({
  code: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.string()).default({}),
})
const OFFLINE: Refusal = { kind: 'refused', code: 'OFFLINE', message: 'The site could not be reached.', fields: {} }
const WAIT_MS = 15_000

/** Asks the newsroom's API. Never throws: what is not a sound answer is a refusal. */
export async function ask<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  { method = 'GET', body }: { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown } = {},
): Promise<{ kind: 'answer'; value: z.output<Schema> } | Refusal> {
  try {
    const response = await fetch(`/api/v1/newsroom/${path}`, {
      method,
      signal: AbortSignal.timeout(WAIT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const json: unknown = await response.json()
    if (!response.ok) return { kind: 'refused', ...refusalSchema.parse(json) }
    return { kind: 'answer', value: schema.parse(json) }
  } catch {
    return OFFLINE
  }
}

const collisionSchema: z.ZodType<Collision> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: draftContentSchema.keyof() }),
  z.object({ kind: z.literal('body'), piece: z.number(), mine: z.string(), theirs: z.string() }),
])
const conflictSchema = z.object({
  kind: z.literal('conflict'),
  current: z.object({ revision: z.number(), by: z.string(), at: z.coerce.date(), content: draftContentSchema }),
  mine: draftContentSchema,
  merged: draftContentSchema,
  collisions: z.array(collisionSchema),
  pieces: z.array(z.string()),
})
export type Conflict = z.infer<typeof conflictSchema>

const saveAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), revision: z.number(), at: z.coerce.date() }),
  z.object({ kind: z.literal('merged'), revision: z.number(), at: z.coerce.date(), content: draftContentSchema }),
  conflictSchema,
])

export const askToSave = (
  id: string,
  body: { baseRevision: number; tab: string; kind: 'typed' | 'saved'; content: DraftContent },
) => ask(saveAnswerSchema, `articles/${id}/draft`, { method: 'POST', body })

export const askForPresence = (id: string, tab: string) =>
  ask(z.object({ others: z.array(z.string()), revision: z.number() }), `articles/${id}/presence`, {
    method: 'POST',
    body: { tab },
  })

const checkSchema = z.object({
  code: z.string(),
  level: z.enum(['blocking', 'advice']),
  field: z.string(),
  message: z.string(),
})
export type Check = z.infer<typeof checkSchema>
export const askForChecks = (id: string) => ask(z.array(checkSchema), `articles/${id}/checks`)

const stateSchema = z.object({
  state: z.string(),
  publishAt: z.coerce.date().nullable(),
  unpublishAt: z.coerce.date().nullable(),
  review: z
    .object({ assigneeId: z.string().nullable(), assigneeName: z.string(), note: z.string(), byName: z.string() })
    .nullable(),
})
export type ArticleFacts = z.infer<typeof stateSchema>

const publishAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('published'), revision: z.number(), article: stateSchema }),
  z.object({ kind: z.literal('stopped'), checks: z.array(checkSchema) }),
])
export type PublishWish = {
  revision: number
  publishAt: string | null
  unpublishAt: string | null
  publicChange: { kind: 'correction' | 'update'; reason: string } | null
  overrideReason: string
}
export const askToPublish = (id: string, body: PublishWish) =>
  ask(publishAnswerSchema, `articles/${id}/publish`, { method: 'POST', body })

export const askToWithdraw = (id: string) =>
  ask(z.object({ revision: z.number(), article: stateSchema }), `articles/${id}/withdraw`, { method: 'POST', body: {} })

export type ReviewWish = { step: 'send' | 'assign' | 'return'; assigneeId?: string | null; note: string }
export const askToReview = (id: string, body: ReviewWish) =>
  ask(stateSchema, `articles/${id}/review`, { method: 'POST', body })

export const namedSchema = z.object({ id: z.string(), name: z.string() })
export type Named = z.infer<typeof namedSchema>

const relatedSchema = z.object({
  pinned: z.array(namedSchema),
  excluded: z.array(namedSchema),
  shown: z.array(namedSchema),
})
export type Related = z.infer<typeof relatedSchema>
export const askForRelated = (id: string) => ask(relatedSchema, `articles/${id}/related`)
export const askToRelate = (id: string, body: { pinned: string[]; excluded: string[] }) =>
  ask(relatedSchema, `articles/${id}/related`, { method: 'PUT', body })

const previewLinkSchema = z.object({ id: z.string(), createdBy: z.string(), expiresAt: z.coerce.date() })
export type PreviewLinkFacts = z.infer<typeof previewLinkSchema>
export const askForPreviewLinks = (id: string) => ask(z.array(previewLinkSchema), `articles/${id}/previews`)
export const askForPreviewLink = (id: string, days: number) =>
  ask(z.object({ path: z.string(), link: previewLinkSchema }), `articles/${id}/previews`, {
    method: 'POST',
    body: { days },
  })
export const askToRevoke = (id: string, linkId: string) =>
  ask(z.array(previewLinkSchema), `articles/${id}/previews`, { method: 'DELETE', body: { linkId } })

export const askForDraft = (id: string) =>
  ask(z.object({ revision: z.number(), content: draftContentSchema }), `articles/${id}/draft`)

/** What the fields choose from. */
export type EditorChoices = {
  sections: readonly Named[]
  names: readonly Named[]
  timeZone: string
  language: string
  siteHost: string
  reviewers: readonly Named[]
  mayPublish: boolean
}
