import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { closeDatabase } from '@/lib/db/connection'
import { prepareDatabase } from '@/lib/db/prepare'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { readGhost } from '@/lib/migration/ghost/ghost-archive'
import { runImport } from '@/lib/migration/import-commands'
import type { MediaChoice } from '@/lib/migration/import-pictures'
import { choicesSchema } from '@/lib/migration/import-plan'
import { reportText } from '@/lib/migration/import-report'
import { unbalancedRows } from '@/lib/migration/tally'
import { readWordPress } from '@/lib/migration/wordpress/wordpress-archive'

const USAGE = `npm run import:wordpress -- FILE.xml [--dry-run] [--media keep|fetch|DIR] [--map map.json] [--report report.json]
npm run import:ghost -- FILE.json --site https://old.example [the same]
docs/importing.md says what becomes what.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    media: { type: 'string', default: 'keep' },
    map: { type: 'string' },
    site: { type: 'string' },
    report: { type: 'string' },
  },
})
const [system, name] = positionals
const isDryRun = values['dry-run']

try {
  if (name === undefined || (system !== 'wordpress' && system !== 'ghost')) throw new AppError('INVALID', USAGE)
  await importFile(system, resolve(name))
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

async function importFile(from: 'wordpress' | 'ghost', file: string): Promise<void> {
  const bytes = await sizeOf(file)
  const written: unknown = values.map === undefined ? {} : JSON.parse(await readFile(values.map, 'utf8'))
  const choices = parseInput(choicesSchema, written)
  await prepareDatabase()
  const comments = isDryRun ? null : createWriteStream(`${file}.comments.jsonl`, { mode: 0o600 })
  const outcome = await runImport(SYSTEM_ACTOR, {
    open: () => {
      const stream = createReadStream(file, { highWaterMark: 256 * 1024 })
      return from === 'wordpress' ? readWordPress(stream) : readGhost(stream, { site: values.site ?? null })
    },
    sourceHash: await hashOf(file),
    fileName: basename(file),
    choices,
    media: await toMedia(values.media),
    isDryRun,
    onComments: async (piece, list) => {
      for (const comment of list) {
        const line = JSON.stringify({ piece: { type: piece.type, id: piece.id, path: piece.path }, ...comment })
        if (comments && !comments.write(`${line}\n`)) await new Promise<void>((done) => comments.once('drain', done))
      }
    },
    onProgress: async ({ run, total, staleTags }) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r${run.phase}: ${run.position}${total > 0 ? ` of ${total}` : ''}   `)
      await announceExpiredTags(staleTags)
    },
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (comments) await finished(comments.end())
  console.log(reportText(outcome, { isDryRun }))
  if (values.report !== undefined) {
    const { plan, run } = outcome
    const { becomes, duplicateSlugs, redirects } = plan
    await writeFile(values.report, JSON.stringify({ bytes, run, becomes, duplicateSlugs, redirects }, null, 2))
  }
  if (unbalancedRows(outcome.run.tally).length > 0) process.exitCode = 2
}

async function toMedia(choice: string): Promise<MediaChoice> {
  if (choice === 'keep' || choice === 'fetch') return { kind: choice }
  const directory = resolve(choice)
  if (!(await stat(directory).catch(() => null))?.isDirectory())
    throw new AppError('INVALID', `--media is "${choice}", but it must be keep, fetch or a folder.`)
  return { kind: 'folder', directory }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new AppError('INVALID', `There is no file ${file}.`)
  return found.size
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
