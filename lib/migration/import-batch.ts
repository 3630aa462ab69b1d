import 'server-only'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Actor } from '@/lib/accounts/permissions'
import { importArticles, type ImportedArticle } from '@/lib/articles/article-commands'
import { findPresentIds } from '@/lib/articles/article-lookup'
import { AppError } from '@/lib/errors'
import { savePage } from '@/lib/pages/page-commands'
import { findPage } from '@/lib/pages/page-lookup'
import type { TermChanges } from '@/lib/search/term-changes'
import type { ArchivePiece } from './archive'
import { toArticle, toBody, type PieceContext, type Remark } from './import-piece'
import { pieceKey } from './import-plan'
import * as imports from './import-repository'
import type { ImportRun } from './import-run'
import { cut, plainText } from './plain-text'
import { countOutcome, note, type Outcome } from './tally'

/** More than any site has at its top. */
const STICKY_MAX = 500

/**
 * Writes a batch of pieces, articles in one go, and counts what became of each. Gives back the tags that it makes stale.
 * A failure of the database leaves the counts as they were.
 */
export async function importBatch(
  actor: Actor,
  batch: readonly ArchivePiece[],
  run: ImportRun,
  context: PieceContext,
  { isDryRun, termChanges }: { isDryRun: boolean; termChanges: TermChanges },
): Promise<string[]> {
  const planned = batch.map((piece) => ({
    piece,
    plan: context.plan.pieces.get(pieceKey(piece)) ?? ({ kind: 'skip', reason: 'it is not in the plan' } as const),
  }))
  const present = await findPresentIds(planned.flatMap(({ plan }) => (plan.kind === 'article' ? [plan.id] : [])))
  const articles: { piece: ArchivePiece; article: ImportedArticle }[] = []
  const staleTags: string[] = []
  // Counted when the batch is written, with the position: one that is cut off is counted when it is done again.
  const counts: (() => void)[] = []
  const remark = (piece: ArchivePiece, { what, about }: Remark) => {
    counts.push(() => {
      note(run.findings, { what, where: about === undefined ? nameOf(piece) : `${about} in ${nameOf(piece)}` })
    })
  }
  const settle = (piece: ArchivePiece, outcome: Outcome) => {
    counts.push(() => {
      countOutcome(run.tally, piece.type, piece.status, outcome)
      for (const comment of piece.comments) countOutcome(run.tally, 'comment', comment.status, 'imported')
    })
    const isLost = typeof outcome !== 'string' && (piece.type === 'post' || piece.type === 'page')
    if (isLost) remark(piece, { what: `A piece was left out: ${outcome.skipped}.` })
  }
  for (const { piece, plan } of planned) {
    // Whoever reads the site beside it is not to wait for fifty texts.
    await breathe()
    try {
      if (plan.kind === 'skip') settle(piece, { skipped: plan.reason })
      else if (plan.kind === 'page') {
        const outcome = await importPage(actor, piece, plan, context, isDryRun)
        staleTags.push(...outcome.staleTags)
        for (const said of outcome.remarks) remark(piece, said)
        settle(piece, outcome.isKnown ? 'already' : 'imported')
      } else if (present.has(plan.id)) settle(piece, 'already')
      else {
        const { article, remarks } = await toArticle(piece, plan, context)
        for (const said of remarks) remark(piece, said)
        if (piece.isSticky)
          counts.push(() => {
            if (run.sticky.length < STICKY_MAX)
              run.sticky.push({ id: article.id, name: nameOf(piece), at: article.publishAt })
          })
        articles.push({ piece, article })
      }
    } catch (error) {
      if (error instanceof RangeError) settle(piece, { skipped: 'its text is longer than 500,000 characters' })
      else if (error instanceof AppError && error.code === 'INVALID') settle(piece, { skipped: error.message })
      else throw error
    }
  }
  if (!isDryRun && articles.length > 0) {
    await imports.markInFlight(
      run.id,
      articles.map(({ article }) => article.id),
    )
    staleTags.push(
      ...(
        await importArticles(
          actor,
          articles.map(({ article }) => article),
          termChanges,
        )
      ).staleTags,
    )
  }
  for (const { piece } of articles) settle(piece, 'imported')
  for (const count of counts) count()
  return staleTags
}

async function importPage(
  actor: Actor,
  piece: ArchivePiece,
  plan: { id: string; slug: string },
  context: PieceContext,
  isDryRun: boolean,
): Promise<{ isKnown: boolean; remarks: Remark[]; staleTags: string[] }> {
  if (await findPage(plan.id)) return { isKnown: true, remarks: [], staleTags: [] }
  const { body, remarks } = await toBody(piece, context)
  const title = cut(plainText(piece.title), 120) || plan.slug
  const updatedAt = piece.modifiedAt ?? piece.publishedAt ?? context.importedAt
  if (isDryRun) return { isKnown: false, remarks, staleTags: [] }
  const { staleTags } = await savePage(actor, { id: plan.id, slug: plan.slug, title, body, updatedAt })
  return { isKnown: false, remarks, staleTags }
}

const nameOf = (piece: ArchivePiece) =>
  `${piece.type} ${piece.id}: ${cut(plainText(piece.title), 80) || piece.path || 'without a headline'}`
