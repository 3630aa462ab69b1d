import 'server-only'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'
import { dataFile, EXPORT_NAMES, type ExportName, type ExportRow } from '../export/export-rows'
import { broken, hashOf, readMediaFile, readRows, type OpenedExport } from './read-export'

/**
 * Reads an export whole before anything of it is written: every row, every hash, and that what a row names is there.
 * Of 100,000 articles about 30 MB of ids and slugs are remembered. Throws INVALID with the file and the line.
 */
export async function verifyExport(
  opened: OpenedExport,
  onProgress?: (what: string, done: number) => void,
): Promise<void> {
  const ids = new Map<ExportName, Set<string>>()
  for (const name of EXPORT_NAMES) {
    const known = new Set<string>()
    const slugs = new Set<string>()
    ids.set(name, known)
    let rows = 0
    for await (const { row, line } of readRows(opened, name)) {
      rows += 1
      const key = keyOf(row)
      if (key !== null && known.has(key)) throw broken(dataFile(name), line, `"${key}" stands in this file twice`)
      if (key !== null) known.add(key)
      if ('slug' in row) {
        if (slugs.has(row.slug)) throw broken(dataFile(name), line, `the slug "${row.slug}" stands in this file twice`)
        slugs.add(row.slug)
      }
      const missing = missingIn(row, ids)
      if (missing !== null) throw broken(dataFile(name), line, missing)
      onProgress?.(`reading ${name}`, rows)
    }
    await requireSame(opened, name, rows)
  }
  await verifySections(opened)
  let files = 0
  for await (const { row } of readRows(opened, 'media')) {
    await readMediaFile(opened, row)
    onProgress?.('reading files', (files += 1))
  }
}

/** What tells rows of a file apart. */
function keyOf(row: object): string | null {
  const keys = row as { id?: unknown; from?: unknown; day?: unknown; articleId?: unknown }
  const key = keys.id ?? keys.from ?? keys.day ?? keys.articleId
  return typeof key === 'string' ? key : null
}

/** Articles stand in sections, and texts belong to articles: without them neither can be written. */
function missingIn(row: ExportRow<ExportName>, ids: ReadonlyMap<ExportName, ReadonlySet<string>>): string | null {
  if ('headline' in row) {
    const unknown = row.sectionIds.find((id) => !ids.get('sections')?.has(id))
    if (unknown !== undefined) return `it names a section that is not in the export, ${unknown}`
  }
  if ('articleId' in row && !ids.get('articles')?.has(row.articleId))
    return `it names an article that is not in the export, ${row.articleId}`
  return null
}

/** Sections stand on two levels, and the upper one is there. */
async function verifySections(opened: OpenedExport): Promise<void> {
  const parents = new Map<string, string | null>()
  for await (const { row } of readRows(opened, 'sections')) parents.set(row.id, row.parentId)
  for await (const { row, line } of readRows(opened, 'sections'))
    if (row.parentId !== null && parents.get(row.parentId) !== null)
      throw broken(
        dataFile('sections'),
        line,
        `it stands below ${row.parentId}, which is no upper section of the export`,
      )
}

async function requireSame({ directory, manifest }: OpenedExport, name: ExportName, rows: number): Promise<void> {
  const file = dataFile(name)
  const entry = manifest.data.find((candidate) => candidate.file === file)
  if (!entry) return
  const { size } = await stat(join(directory, file))
  if (rows === entry.rows && size === entry.bytes && (await hashOf(join(directory, file))) === entry.sha256) return
  throw new AppError(
    'INVALID',
    `${file} is not the file that was exported: it has ${rows} rows and ${size} bytes, the manifest says ${entry.rows} and ${entry.bytes}, and the hash differs. Nothing was written.`,
  )
}
