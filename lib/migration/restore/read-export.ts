import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '@/lib/errors'
import { FILE_BYTES_MAX } from '@/lib/media/media'
import { MANIFEST_FILE, manifestSchema, type Manifest } from '../export/export-manifest'
import { dataFile, EXPORT_ROWS, mediaFile, readLine, type ExportName, type ExportRow } from '../export/export-rows'
import { readLines } from './read-lines'

export type OpenedExport = { directory: string; manifest: Manifest; manifestHash: string }

/** Throws INVALID for a folder without a manifest of this format and version. */
export async function openExport(given: string): Promise<OpenedExport> {
  const directory = resolve(given)
  const text = await readFile(join(directory, MANIFEST_FILE), 'utf8').catch(() => null)
  if (text === null)
    throw new AppError('INVALID', `${directory} is no export: it has no ${MANIFEST_FILE}. Was it cut off?`)
  const parsed = manifestSchema.safeParse(orNull(text))
  if (!parsed.success)
    throw new AppError('INVALID', `${MANIFEST_FILE}: ${sentenceOf(parsed.error.issues)}. Nothing was read.`)
  return { directory, manifest: parsed.data, manifestHash: createHash('sha256').update(text).digest('hex') }
}

/** The rows of one file; none where the export has no such file. Throws INVALID, with file and line, for one that breaks a rule. */
export async function* readRows<Name extends ExportName>(
  { directory, manifest }: OpenedExport,
  name: Name,
): AsyncGenerator<{ row: ExportRow<Name>; line: number }> {
  const file = dataFile(name)
  if (!manifest.data.some((entry) => entry.file === file)) return
  const path = join(directory, file)
  if (!(await stat(path).catch(() => null))?.isFile())
    throw new AppError('INVALID', `${file} is missing. Nothing was written.`)
  for await (const { text, line } of readLines(createReadStream(path), file)) {
    const parsed = EXPORT_ROWS[name].safeParse(readJson(text, file, line))
    if (!parsed.success) throw broken(file, line, sentenceOf(parsed.error.issues))
    // A union of schemas by name gives a union of rows: which one it is follows from the name.
    yield { row: parsed.data as ExportRow<Name>, line }
  }
}

/** The bytes and the hash of a data file as it lies there. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** The original of a row of `media`; null where the export was made without it. Throws INVALID where it is another file. */
export async function readMediaFile(
  { directory, manifest }: OpenedExport,
  row: ExportRow<'media'>,
): Promise<Buffer | null> {
  const file = mediaFile(row)
  if (manifest.media.missing.includes(file)) return null
  const path = join(directory, file)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new AppError('INVALID', `${file} is missing. Nothing was written.`)
  const bytes = found.size <= FILE_BYTES_MAX ? await readFile(path) : Buffer.alloc(0)
  if (createHash('sha256').update(bytes).digest('hex') === row.hash) return bytes
  throw new AppError('INVALID', `${file} is not the file that it was: its hash is another one. Nothing was written.`)
}

export const broken = (file: string, line: number, what: string) =>
  new AppError('INVALID', `${file}, line ${line}: ${what}. Nothing was written.`)

function readJson(text: string, file: string, line: number): unknown {
  try {
    return readLine(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw broken(file, line, 'this is no JSON')
  }
}

function orNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const sentenceOf = (issues: readonly { path: PropertyKey[]; message: string }[]) =>
  issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')
