import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { requireWritable } from '@/lib/drafts/draft-access'
import { parseInput } from '@/lib/input'
import * as links from './preview-repository'
import type { PreviewLink } from './preview-repository'

const DAY_MS = 86_400_000
const TOKEN_PATTERN = /^[\w-]{43}$/

const makeSchema = z.object({ articleId: z.string(), days: z.number().int().min(1).max(30).default(7) })

/** A secret address that shows an article's draft to whoever has it, for 1 to 30 days. The token is told once. */
export async function makePreviewLink(
  actor: Actor,
  input: z.input<typeof makeSchema>,
): Promise<{ path: string; link: PreviewLink }> {
  const { articleId, days } = parseInput(makeSchema, input)
  const { headline } = await requireWritable(actor, articleId)
  const token = randomBytes(32).toString('base64url')
  const now = new Date()
  const link = {
    id: hashOf(token),
    createdBy: actor.name,
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  }
  await links.insert({ ...link, articleId })
  await recordAudit(actor, {
    action: 'article.share-preview',
    subject: { kind: 'article', id: articleId, name: headline },
    detail: `for ${days} days`,
  })
  return { path: `/preview/${token}`, link }
}

/** The links that still open an article's draft. */
export async function listPreviewLinks(actor: Actor, articleId: string): Promise<PreviewLink[]> {
  await requireWritable(actor, articleId)
  return links.list(articleId, new Date())
}

const revokeSchema = z.object({ articleId: z.string(), linkId: z.string().max(100) })

/** Ends a link at once. */
export async function revokePreviewLink(actor: Actor, input: z.input<typeof revokeSchema>): Promise<void> {
  const { articleId, linkId } = parseInput(revokeSchema, input)
  await requireWritable(actor, articleId)
  await links.remove(linkId, articleId)
}

/** For jobs: every link of an article that is no more. */
export const forgetPreviews = (articleId: string): Promise<void> => links.removeAllOf(articleId)

/** The article that a token opens now, or null. */
export async function findPreviewed(token: string): Promise<string | null> {
  return TOKEN_PATTERN.test(token) ? links.findArticleId(hashOf(token), new Date()) : null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
