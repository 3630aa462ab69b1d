import 'server-only'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { listMediaAfter, openOriginal } from '@/lib/media/media-lookup'
import { findPublication } from '@/lib/publication/publication-lookup'
import { writeHtmlFiles } from './export-articles'
import { EXPORT_FORMAT, EXPORT_VERSION, MANIFEST_FILE, WORDPRESS_FILE, type Manifest } from './export-manifest'
import { dataFile, EXPORT_NAMES, EXPORT_ROWS, mediaFile, PEOPLE_NAMES, type ExportName } from './export-rows'
import { readBatches, readRowsOf } from './export-sources'
import { writeWordPressFile } from './wordpress-file'
import { writeFileOf } from './write-file'

export type ExportOptions = {
  directory: string
  /** Also who has an account and who gets the digest, without passwords. */
  withPeople?: boolean
  /** Also a file that WordPress imports. */
  withWordPress?: boolean
  now?: Date
  /** Hears what is being written and how many there are of it so far. */
  onProgress?: (what: string, done: number) => void
}

/**
 * Writes everything of the site into a folder, in the format of docs/contracts/export.md: beside it first, and in its
 * place when it is whole. The site may be in use meanwhile. Throws CONFLICT for a folder with something in it.
 */
export async function exportSite(
  actor: Actor,
  options: ExportOptions,
): Promise<{ value: Manifest; staleTags: string[] }> {
  const { withPeople = false, withWordPress = false, now = new Date() } = options
  requirePermission(actor, 'publication:write')
  if (withPeople) requirePermission(actor, 'accounts:manage')
  const directory = resolve(options.directory)
  await requireEmptyFolder(directory)
  await mkdir(dirname(directory), { recursive: true })
  const aside = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`))
  try {
    const { name } = await findPublication()
    const value: Manifest = {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      exportedAt: now.toISOString(),
      site: { name, url: env.siteUrl },
      hasPeople: withPeople,
      ...(await writeData(aside, { withPeople, onProgress: options.onProgress })),
      media: await copyMedia(aside, options.onProgress),
      html: { files: await writeHtml(aside, now, options.onProgress) },
      wordPress: withWordPress ? await writeWordPressFile(join(aside, WORDPRESS_FILE), { now }) : null,
    }
    // Last: a folder with a manifest is a whole export.
    await writeFile(join(aside, MANIFEST_FILE), `${JSON.stringify(value, null, 2)}\n`)
    await rename(aside, directory)
    await recordAudit(actor, {
      action: 'site.export',
      subject: { kind: 'site', id: 'site', name },
      detail: withPeople ? 'with people' : '',
    })
    return { value, staleTags: [] }
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function requireEmptyFolder(directory: string): Promise<void> {
  try {
    const [first] = await readdir(directory)
    if (first === undefined) return
    throw new AppError('CONFLICT', `${directory} is not empty: "${first}" is in it. Name a new or an empty folder.`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTDIR') throw new AppError('CONFLICT', `${directory} is a file. Name a new or an empty folder.`)
    if (code !== 'ENOENT') throw error
  }
}

type OnProgress = ExportOptions['onProgress']

async function writeData(
  folder: string,
  { withPeople, onProgress }: { withPeople: boolean; onProgress: OnProgress },
): Promise<Pick<Manifest, 'data' | 'unsound'>> {
  const data: Manifest['data'] = []
  const unsound: Manifest['unsound'] = []
  for (const name of EXPORT_NAMES) {
    if (PEOPLE_NAMES.includes(name) && !withPeople) continue
    const file = dataFile(name)
    let rows = 0
    const lines = async function* () {
      for await (const row of readRowsOf(name, { withPeople })) {
        const { line, fault } = toLine(name, row)
        rows += 1
        if (fault !== null) unsound.push({ file, line: rows, what: fault })
        onProgress?.(name, rows)
        yield line
      }
    }
    const written = await writeFileOf(join(folder, file), lines())
    data.push({ file, rows, ...written })
  }
  return { data, unsound }
}

/** A row that breaks a rule of today is written as it is: leaving something out without a word would be worse. */
function toLine(name: ExportName, row: unknown): { line: string; fault: string | null } {
  const parsed = EXPORT_ROWS[name].safeParse(row)
  if (parsed.success) return { line: `${JSON.stringify(parsed.data)}\n`, fault: null }
  const [issue] = parsed.error.issues
  return { line: `${JSON.stringify(row)}\n`, fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }
}

async function copyMedia(folder: string, onProgress: OnProgress): Promise<Manifest['media']> {
  await mkdir(join(folder, 'media'))
  const media: Manifest['media'] = { files: 0, bytes: 0, missing: [] }
  for await (const batch of readBatches(listMediaAfter, ({ id }) => id))
    for (const file of batch) {
      const original = await openOriginal(file.id)
      if (!original) {
        media.missing.push(mediaFile(file))
        continue
      }
      const path = join(folder, mediaFile(file))
      const { bytes, sha256 } = await writeFileOf(path, original.stream)
      if (sha256 !== file.hash) {
        // Damaged since it was uploaded: whoever puts the site back would have to refuse it.
        await rm(path)
        media.missing.push(mediaFile(file))
        continue
      }
      media.bytes += bytes
      media.files += 1
      onProgress?.('files', media.files)
    }
  return media
}

async function writeHtml(folder: string, now: Date, onProgress: OnProgress): Promise<number> {
  await mkdir(join(folder, 'html'))
  let done = 0
  const onFile = () => onProgress?.('pages', (done += 1))
  return writeHtmlFiles(join(folder, 'html'), { siteUrl: env.siteUrl, now, onFile })
}
