import { parseArgs } from 'node:util'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { closeDatabase } from '@/lib/db/connection'
import { prepareDatabase } from '@/lib/db/prepare'
import { AppError } from '@/lib/errors'
import { restoreSite, type RestoreOutcome } from '@/lib/migration/restore/restore-commands'
import { unbalancedRows } from '@/lib/migration/tally'

const USAGE = `npm run import:site -- DIR [--dry-run]
Puts the site of an export (npm run export -- DIR) into an empty database.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
})
const isDryRun = values['dry-run']

try {
  const [directory] = positionals
  if (directory === undefined) throw new AppError('INVALID', USAGE)
  await prepareDatabase()
  const outcome = await restoreSite(SYSTEM_ACTOR, {
    directory,
    isDryRun,
    onProgress: (what, done) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${done}   `)
    },
    onStale: announceExpiredTags,
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  console.log(report(outcome))
  if (!isDryRun && unbalancedRows(outcome.run.tally).length > 0) process.exitCode = 2
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

function report({ run, isRepeated, missingMedia }: RestoreOutcome): string {
  if (isRepeated) return `This export was put back on ${run.savedAt.toISOString()}. Nothing was written now.`
  return [
    isDryRun ? 'Rehearsal: everything was read and is sound, nothing was written.' : 'The site is back.',
    ...run.tally.map(({ kind, found, imported, already, skipped }) =>
      isDryRun
        ? `  ${kind}: ${found}`
        : `  ${kind}: ${found} found, ${imported} written, ${already} here already` +
          skipped.map(({ reason, count }) => `, ${count} left out: ${reason}`).join(''),
    ),
    ...missingMedia.map((file) => `Missing in the export: ${file}`),
    ...(isDryRun
      ? []
      : [unbalancedRows(run.tally).length === 0 ? 'It adds up.' : 'It does NOT add up: please report this.']),
  ].join('\n')
}
