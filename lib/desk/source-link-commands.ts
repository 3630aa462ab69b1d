import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { isVisible, type Article } from '@/lib/articles/article'
import { findArticle } from '@/lib/articles/article-lookup'
import { recordAudit } from '@/lib/audit/audit-commands'
import type { AuditAction } from '@/lib/audit/audit-actions'
import { AppError } from '@/lib/errors'
import { findPublication } from '@/lib/publication/publication-lookup'
import { askSource, type AskSource } from './ask-source'
import { afterLook, setAside, type SourceAnswer, type SourceLink } from './source-link'
import * as links from './source-link-repository'

/** One after the other: 7,200 a day, and never a crowd before somebody's door. */
export const ASKED_A_TURN = 5
const HOUR_MILLISECONDS = 3_600_000
/** Before everything else that is due. */
const AT_ONCE = new Date(0)

/** Writes down which sources some live pieces name, to be asked in their turn; what is known of the same address stays. */
export async function noteSources(live: readonly Article[], now: Date): Promise<void> {
  const named = live.flatMap((article) => {
    const url = sourceOf(article)
    return url === null ? [] : [{ articleId: article.id, url }]
  })
  const known = new Map(
    (await links.findMany(named.map(({ articleId }) => articleId))).map((l) => [l.articleId, l.url]),
  )
  await links.insert(
    named
      .filter(({ articleId, url }) => known.get(articleId) !== url)
      .map((link) => ({ ...link, state: 'unknown', reason: '', misses: 0, brokenSince: null, dueAt: now })),
  )
}

/**
 * Asks the sources that are due. One that is not a live piece's any more is forgotten. Where several were asked and
 * none could be reached, it is this machine that has no network: nothing is held against them, and an hour later they are due again.
 */
export async function askDueSources({
  signal,
  ask = askSource,
  limit = ASKED_A_TURN,
  now = new Date(),
}: {
  signal?: AbortSignal
  ask?: AskSource
  limit?: number
  now?: Date
} = {}): Promise<void> {
  const asked: { link: SourceLink; answer: SourceAnswer }[] = []
  for (const link of await links.listDue(now, limit)) {
    const article = await findArticle(link.articleId)
    if (article === null || !isVisible(article, now) || sourceOf(article) !== link.url)
      await links.remove(link.articleId)
    else asked.push({ link, answer: await ask(link.url, signal ? { signal } : {}) })
    if (signal?.aborted) return
  }
  const isCutOff = asked.length > 1 && asked.every(({ answer }) => answer.kind === 'unreached')
  const inAnHour = new Date(now.getTime() + HOUR_MILLISECONDS)
  for (const { link, answer } of asked)
    await links.settle(link, isCutOff ? { ...link, dueAt: inAnHour } : afterLook(link, answer, now))
}

/** The next turn asks it before all others. Throws CONFLICT where the publication asks nobody. */
export async function askSourceAgain(actor: Actor, { articleId }: { articleId: string }): Promise<void> {
  requirePermission(actor, 'articles:write')
  if (!(await findPublication()).outgoing.asksSources)
    throw new AppError('CONFLICT', 'Sources are not asked at present. An admin can switch that on under Settings.')
  await decide(actor, 'article.ask-source', articleId, (link) => ({ ...link, dueAt: AT_ONCE }))
}

/** An editor knows that it does not answer. It is named again when the piece names another address. */
export async function leaveSource(actor: Actor, { articleId }: { articleId: string }): Promise<void> {
  requirePermission(actor, 'articles:write')
  await decide(actor, 'article.leave-source', articleId, (link) => setAside(link, new Date()))
}

async function decide(
  actor: Actor,
  action: AuditAction,
  articleId: string,
  change: (link: SourceLink) => SourceLink,
): Promise<void> {
  const [link, article] = [(await links.findMany([articleId]))[0], await findArticle(articleId)]
  if (!link || !article || !(await links.settle(link, change(link))))
    throw new AppError('NOT_FOUND', 'This source was looked at meanwhile. Please look at the list again.')
  await recordAudit(actor, {
    action,
    subject: { kind: 'article', id: articleId, name: article.headline },
    detail: link.url,
  })
}

const sourceOf = ({ origin }: Article): string | null => (origin.kind === 'exclusive' ? null : origin.source.url)
