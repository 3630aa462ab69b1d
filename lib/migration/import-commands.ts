import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { importReader } from '@/lib/accounts/account-admin-commands'
import { findSlugHolders, listArticlesByIds } from '@/lib/articles/article-lookup'
import { recountLists } from '@/lib/articles/list-count-commands'
import { recordAudit } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { findPages } from '@/lib/pages/page-lookup'
import { redirectSchema } from '@/lib/redirects/redirect'
import { saveRedirects } from '@/lib/redirects/redirect-commands'
import { RELATED_AT_ONCE_MAX, relateImported, relateLater } from '@/lib/related/related-commands'
import { beginIndexWhereEmpty, recountTerms } from '@/lib/search/reindex-commands'
import { countTogether, indexArticles } from '@/lib/search/search-commands'
import type { TermChanges } from '@/lib/search/term-changes'
import { findSections } from '@/lib/sections/section-lookup'
import type { ArchiveComment, ArchivePiece, OpenArchive } from './archive'
import type { Choices, ImportPlan } from './import-plan'
import { createPictureFinder, type MediaChoice } from './import-pictures'
import { importBatch } from './import-batch'
import type { PieceContext } from './import-piece'
import * as imports from './import-repository'
import type { ImportPhase, ImportRun } from './import-run'
import { slugsToAskFor } from './import-slugs'
import { writeStructure } from './import-structure'
import { pinSticky } from './import-front'
import { planImport } from './plan-import'
import { authorRedirect } from './plan-links'
import { importId, surveyArchive, withOwnIds, type Survey, type SurveyedPiece } from './survey'
import { countOutcome, note } from './tally'

export type ImportOptions = {
  open: OpenArchive
  /** SHA-256 of the archive: the same one goes on where an earlier run stopped. */
  sourceHash: string
  fileName: string
  choices: Choices
  media: MediaChoice
  /** Reads and decides everything, writes nothing. */
  isDryRun?: boolean
  /** Who asked for it, for the audit log: sections, tags and pieces are the site's own acts. */
  askedBy?: Actor
  /** Gets the comments of each piece, at every run from the first one on. */
  onComments?: (piece: SurveyedPiece, comments: ArchiveComment[]) => Promise<void>
  /** Hears how far it is, of how much in this phase (0: that is not counted), and the tags that became stale. */
  onProgress?: (progress: { run: ImportRun; total: number; staleTags: string[] }) => Promise<void>
  signal?: AbortSignal
  /** So many pieces at most are written at once. */
  piecesPerBatch?: number
  /** More articles than this get their related lists by a job of the site. */
  relatedAtOnceMax?: number
}

export type ImportOutcome = {
  run: ImportRun
  plan: ImportPlan
  survey: Survey
  /** So many came that the lists of related pieces are made by a job of the site. */
  isRelatedLater: boolean
}

const BATCH = 50
/** At most 100: what was cut off is repaired whole. */
const PIECES_BATCH = 100
const BATCH_LENGTH_MAX = 8_000_000
const SLUGS_BATCH = 500
const REDIRECTS_BATCH = 500
const RELATED_BATCH = 100

/**
 * Brings an archive in. Run again with the same archive it goes on where it stopped, and doubles nothing: every id
 * follows from the old one. What is here already stays as it is, whatever editors made of it since. Throws INVALID for
 * an archive that cannot be read at all.
 */
export async function runImport(actor: Actor, options: ImportOptions): Promise<ImportOutcome> {
  requirePermission(actor, 'imports:manage')
  const { isDryRun = false } = options
  const open = withOwnIds(options.open)
  const survey = await surveyArchive(open, {
    onComments: async (piece, comments) => options.onComments?.(piece, comments),
  })
  const plan = planImport(survey, options.choices, await readExisting(survey))
  const run = await openRun(survey, options)
  if (!isDryRun) await beginIndexWhereEmpty()
  const isFresh = run.position === 0 && run.phase === 'structure'
  for (const damage of isFresh ? survey.damages : []) {
    note(run.findings, {
      what: damage.isFatal
        ? 'This could not be read and was left out.'
        : 'Something before the pieces could not be read.',
      where: `line ${damage.line}: ${damage.what}`,
    })
    if (damage.isFatal) countOutcome(run.tally, 'damaged item', '', { skipped: 'it could not be read' })
  }
  const articleIds = [...plan.pieces.values()].flatMap((piece) => (piece.kind === 'article' ? [piece.id] : []))
  const totals: Record<ImportPhase, number> = {
    structure: 0,
    files: survey.files.size,
    pieces: survey.pieces.length,
    redirects: 0,
    related: articleIds.length,
    done: 0,
  }
  const save = async (staleTags: string[]) => {
    run.savedAt = new Date()
    if (!isDryRun) await imports.save(run)
    await options.onProgress?.({ run, total: totals[run.phase], staleTags })
  }
  const pictures = createPictureFinder({ actor, survey, media: options.media, isDryRun })

  const structure = await writeStructure(actor, { survey, plan, isDryRun })
  if (run.phase === 'structure') {
    await importMembers(actor, survey, run, isDryRun)
    run.phase = 'files'
  }
  await save(structure.staleTags)

  if (run.phase === 'files') {
    for (const file of [...survey.files.values()].slice(run.position)) {
      options.signal?.throwIfAborted()
      const outcome = await pictures.add(file)
      countOutcome(run.tally, 'file', '', outcome)
      if (typeof outcome !== 'string')
        note(run.findings, { what: `A file did not come into the library: ${outcome.skipped}.`, where: file.url })
      run.position += 1
      if (run.position % BATCH === 0) await save([])
    }
    run.phase = 'pieces'
    run.position = 0
    await save([])
  }

  const context: PieceContext = {
    survey,
    plan,
    pictures,
    authorIds: structure.authorIds,
    tagIds: structure.tagIds,
    importedAt: run.startedAt,
  }
  if (run.phase === 'pieces') {
    await importPieces(actor, { run, context, options: { ...options, open }, save })
    run.phase = 'redirects'
    run.position = 0
  }
  if (run.phase === 'redirects') {
    const redirects = [
      ...plan.redirects,
      ...structure.authorSlugs
        .filter(({ key, slug }) => key !== slug)
        .map(({ key, slug }) => authorRedirect(key, slug)),
    ]
    plan.redirects = redirects
    for (let from = 0; from < redirects.length && !isDryRun; from += REDIRECTS_BATCH) {
      const batch = redirects
        .slice(from, from + REDIRECTS_BATCH)
        .filter(isRedirect)
        .map((redirect) => ({ ...redirect, origin: 'import' as const }))
      await save((await saveRedirects(actor, batch)).staleTags)
    }
    if (run.hasBeenInterrupted && !isDryRun) {
      await recountLists()
      await recountTerms()
    }
    const { staleTags } = await pinSticky(actor, run, { isDryRun })
    run.phase = 'related'
    run.position = 0
    await save(staleTags)
  }
  const isRelatedLater = articleIds.length > (options.relatedAtOnceMax ?? RELATED_AT_ONCE_MAX)
  if (isRelatedLater && !isDryRun) await relateLater()
  for (; !isRelatedLater && !isDryRun && run.position < articleIds.length; run.position += RELATED_BATCH) {
    options.signal?.throwIfAborted()
    await relateImported(articleIds.slice(run.position, run.position + RELATED_BATCH))
    await save([])
  }
  run.phase = 'done'
  await save([])
  if (!isDryRun)
    await recordAudit(options.askedBy ?? actor, {
      action: 'import.run',
      subject: { kind: 'import', id: run.id, name: run.fileName },
    })
  return { run, plan, survey, isRelatedLater }
}

/** What is no path of a site (a login with blanks) led nowhere before either. */
const isRedirect = (redirect: { from: string; to: string }) =>
  redirectSchema.safeParse({ ...redirect, origin: 'import' }).success

async function readExisting(survey: Survey) {
  const sections = await findSections()
  const slugHolders = new Map<string, string>()
  const ask = async (wanted: Iterable<string>) => {
    const slugs = [...new Set(wanted)].filter((slug) => !slugHolders.has(slug))
    for (let from = 0; from < slugs.length; from += SLUGS_BATCH)
      for (const [slug, id] of await findSlugHolders(slugs.slice(from, from + SLUGS_BATCH))) slugHolders.set(slug, id)
  }
  await ask(slugsToAskFor(survey, null))
  await ask(slugsToAskFor(survey, new Map(slugHolders)))
  return { sections, slugHolders, pageIds: new Map((await findPages()).map(({ slug, id }) => [slug, id])) }
}

async function openRun(survey: Survey, options: ImportOptions): Promise<ImportRun> {
  const id = importId(survey.site, 'import', options.sourceHash)
  const known = options.isDryRun ? null : await imports.find(id)
  if (known && known.phase !== 'done') {
    await repairInFlight(known)
    return { ...known, hasBeenInterrupted: true, inFlight: [] }
  }
  const now = new Date()
  return {
    id,
    fileName: options.fileName,
    system: survey.site.system,
    phase: 'structure',
    position: 0,
    inFlight: [],
    hasBeenInterrupted: false,
    sticky: [],
    // A finished run counts anew: what it brought is "already there" this time.
    tally: structuredClone(survey.tally),
    findings: [],
    startedAt: known?.startedAt ?? now,
    savedAt: now,
  }
}

/** Articles whose batch was cut off stand in the database and may be missing from search; lists and terms are recounted. */
async function repairInFlight(run: ImportRun): Promise<void> {
  const articles = await listArticlesByIds(run.inFlight)
  if (articles.length > 0) await indexArticles(articles)
}

async function importPieces(
  actor: Actor,
  {
    run,
    context,
    options,
    save,
  }: { run: ImportRun; context: PieceContext; options: ImportOptions; save: (staleTags: string[]) => Promise<void> },
): Promise<void> {
  const { isDryRun = false } = options
  const skip = run.position
  let batch: ArchivePiece[] = []
  let length = 0
  let seen = 0
  const flush = async (termChanges: TermChanges) => {
    if (batch.length === 0) return
    options.signal?.throwIfAborted()
    const staleTags = await importBatch(actor, batch, run, context, { isDryRun, termChanges })
    run.position += batch.length
    run.inFlight = []
    batch = []
    length = 0
    await save(staleTags)
  }
  await countTogether(async (changes) => {
    for await (const record of options.open()) {
      if (record.kind !== 'piece') continue
      seen += 1
      if (seen <= skip) continue
      batch.push(record.piece)
      length += record.piece.body.text.length
      if (batch.length >= (options.piecesPerBatch ?? PIECES_BATCH) || length > BATCH_LENGTH_MAX) await flush(changes)
    }
    await flush(changes)
  })
}

async function importMembers(actor: Actor, survey: Survey, run: ImportRun, isDryRun: boolean): Promise<void> {
  for (const { email, name } of survey.members) {
    try {
      if (isDryRun) countOutcome(run.tally, 'member', '', 'imported')
      else
        countOutcome(
          run.tally,
          'member',
          '',
          (await importReader(actor, { email, name })).isKnown ? 'already' : 'imported',
        )
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      countOutcome(run.tally, 'member', '', { skipped: 'their address is no e-mail address' })
    }
  }
}
