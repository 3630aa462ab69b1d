import 'server-only'
import { basename } from 'node:path'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { listArticlesAfter } from '@/lib/articles/article-lookup'
import { recountLists } from '@/lib/articles/list-count-commands'
import { recordAudit } from '@/lib/audit/audit-commands'
import { listAuthorsAfter } from '@/lib/authors/author-lookup'
import { AppError } from '@/lib/errors'
import { listMediaAfter } from '@/lib/media/media-lookup'
import { listPagesAfter } from '@/lib/pages/page-lookup'
import { listRedirectsAfter } from '@/lib/redirects/redirect-lookup'
import { beginIndexWhereEmpty } from '@/lib/search/reindex-commands'
import { RELATED_AT_ONCE_MAX, relateImported, relateLater } from '@/lib/related/related-commands'
import { listSectionsAfter } from '@/lib/sections/section-lookup'
import { listTagsAfter } from '@/lib/tags/tag-lookup'
import { dataFile, EXPORT_NAMES } from '../export/export-rows'
import * as imports from '../import-repository'
import type { ImportRun } from '../import-run'
import { countFound, countOutcome } from '../tally'
import { openExport, readRows, type OpenedExport } from './read-export'
import { restoreArticles } from './restore-articles'
import { restoreRows, type Restoring } from './restore-rows'
import { verifyExport } from './verify-export'

export type RestoreOptions = {
  directory: string
  /** Reads and checks everything, writes nothing. */
  isDryRun?: boolean
  /** Hears what is being read or written, and how many there are of it so far. */
  onProgress?: (what: string, done: number) => void
  /** Gets the tags that what was written makes stale, as they come. */
  onStale?: (staleTags: string[]) => Promise<void>
  signal?: AbortSignal
}

export type RestoreOutcome = { run: ImportRun; isRepeated: boolean; missingMedia: string[] }

const RELATED_BATCH = 100

/**
 * Puts the site of an export into an empty database. It is read and checked whole before anything is written. One that
 * was cut off goes on when it is run again; one that is done writes nothing. Throws INVALID for a broken export, with
 * the file and the line, and CONFLICT where another site's things are there already: two sites are never mixed.
 */
export async function restoreSite(actor: Actor, options: RestoreOptions): Promise<RestoreOutcome> {
  requirePermission(actor, 'publication:write')
  const opened = await openExport(options.directory)
  if (opened.manifest.hasPeople) requirePermission(actor, 'accounts:manage')
  const known = await imports.find(runId(opened))
  const missingMedia = opened.manifest.media.missing
  if (known?.phase === 'done') return { run: known, isRepeated: true, missingMedia }
  if (!known) await requireEmptyDatabase()
  await verifyExport(opened, options.onProgress)
  const run = newRun(opened, options.directory)
  if (!options.isDryRun) await write(actor, { opened, run, isResumed: known !== null }, options)
  return { run, isRepeated: false, missingMedia }
}

async function write(
  actor: Actor,
  { opened, run, isResumed }: { opened: OpenedExport; run: ImportRun; isResumed: boolean },
  options: RestoreOptions,
): Promise<void> {
  await imports.save(run)
  await beginIndexWhereEmpty()
  const restoring: Restoring = {
    actor,
    opened,
    settle: async (name, outcome, staleTags) => {
      options.signal?.throwIfAborted()
      countOutcome(run.tally, name, '', outcome)
      options.onProgress?.(name, (run.position += 1))
      if (staleTags.length > 0) await options.onStale?.(staleTags)
    },
  }
  for (const name of EXPORT_NAMES) {
    run.position = 0
    if (name === 'articles') await restoreArticles(restoring, { isResumed })
    else await restoreRows[name](restoring)
  }
  if (isResumed) await recountLists()
  await relateAll(opened, options)
  run.phase = 'done'
  run.savedAt = new Date()
  await imports.save(run)
  await recordAudit(actor, { action: 'import.run', subject: { kind: 'import', id: run.id, name: run.fileName } })
}

async function relateAll(opened: OpenedExport, { signal, onProgress }: RestoreOptions): Promise<void> {
  const rows = opened.manifest.data.find(({ file }) => file === dataFile('articles'))?.rows ?? 0
  if (rows > RELATED_AT_ONCE_MAX) return relateLater()
  let ids: string[] = []
  let done = 0
  const flush = async () => {
    signal?.throwIfAborted()
    await relateImported(ids)
    onProgress?.('related', (done += ids.length))
    ids = []
  }
  for await (const { row } of readRows(opened, 'articles')) if (ids.push(row.id) >= RELATED_BATCH) await flush()
  await flush()
}

async function requireEmptyDatabase(): Promise<void> {
  const lists = {
    sections: listSectionsAfter,
    articles: listArticlesAfter,
    authors: listAuthorsAfter,
    tags: listTagsAfter,
    pages: listPagesAfter,
    files: listMediaAfter,
    redirects: listRedirectsAfter,
  }
  for (const [name, listAfter] of Object.entries(lists)) {
    if ((await listAfter('', 1)).length === 0) continue
    throw new AppError(
      'CONFLICT',
      `The database is not empty: it has ${name}. An export goes only into an empty one, set up by a first start with DEMO=0 or with a MongoDB.`,
    )
  }
}

/** Of one export: two of the same site at two moments are two. */
const runId = ({ manifestHash }: OpenedExport) => `export:${manifestHash}`

function newRun(opened: OpenedExport, directory: string): ImportRun {
  const run: ImportRun = {
    ...{ id: runId(opened), fileName: basename(directory), system: 'daily-digest', phase: 'structure', position: 0 },
    ...{ inFlight: [], hasBeenInterrupted: false, sticky: [], tally: [], findings: [] },
    ...{ startedAt: new Date(), savedAt: new Date() },
  }
  for (const { file, rows } of opened.manifest.data) {
    const name = file.replace(/^data\/|\.jsonl$/g, '')
    for (let row = 0; row < rows; row += 1) countFound(run.tally, name, '')
  }
  return run
}
