import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { environment } from './run'
import { writeSyntheticExport } from './synthetic-export'

/* How long an archive of WordPress takes to come in, and what memory: by the import itself, into an embedded database. */
const USAGE = 'npm run bench:import -- [--posts 100000] [--words 600]'
const { values } = parseArgs({
  options: { posts: { type: 'string', default: '100000' }, words: { type: 'string', default: '600' } },
})
const [posts, words] = [Number(values.posts), Number(values.words)]
if (!(posts > 0 && words > 0)) throw new Error(USAGE)

const folder = mkdtempSync(join(tmpdir(), 'daily-digest-bench-import-'))
Object.assign(environment, { DATA_DIR: join(folder, 'data'), MONGODB_URI: '', LOG_LEVEL: 'error' })
const file = join(folder, 'export.xml')

const { SYSTEM_ACTOR } = await import('@/lib/accounts/permissions')
const { closeDatabase } = await import('@/lib/db/connection')
const { prepareDatabase } = await import('@/lib/db/prepare')
const { runImport } = await import('@/lib/migration/import-commands')
const { choicesSchema } = await import('@/lib/migration/import-plan')
const { accountedFor, unbalancedRows } = await import('@/lib/migration/tally')
const { readWordPress } = await import('@/lib/migration/wordpress/wordpress-archive')

const inMegabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
const memory = () => inMegabytes(process.memoryUsage.rss())
const seconds = (from: number) => (performance.now() - from) / 1000

try {
  await writeSyntheticExport(file, { posts, words })
  console.log(`${posts} posts of ${words} words, ${inMegabytes(statSync(file).size)} MB; ${memory()} MB before`)
  await prepareDatabase()
  const begun = performance.now()
  let phase = 'reading'
  let phaseBegun = begun
  let told = 0
  const { run } = await runImport(SYSTEM_ACTOR, {
    open: () => readWordPress(createReadStream(file, { highWaterMark: 256 * 1024 })),
    sourceHash: 'bench',
    fileName: 'export.xml',
    choices: choicesSchema.parse({}),
    media: { kind: 'keep' },
    onProgress: ({ run, total }) => {
      if (run.phase !== phase) {
        console.log(
          `${phase.padEnd(10)}${seconds(phaseBegun).toFixed(1).padStart(8)} s${String(memory()).padStart(6)} MB`,
        )
        phase = run.phase
        phaseBegun = performance.now()
        told = 0
      }
      const tenths = total === 0 ? 0 : Math.floor((run.position / total) * 10)
      if (tenths > told && tenths < 10) {
        told = tenths
        console.log(`  ${tenths}0 %${seconds(phaseBegun).toFixed(1).padStart(13)} s${String(memory()).padStart(6)} MB`)
      }
      return Promise.resolve()
    },
  })
  const whole = seconds(begun)
  const found = run.tally.reduce((sum, row) => sum + row.found, 0)
  const accounted = run.tally.reduce((sum, row) => sum + accountedFor(row), 0)
  console.log(
    `\n${(whole / 60).toFixed(1)} minutes, ${(posts / whole).toFixed(0)} posts a second; ${found} found, ${accounted} accounted for${unbalancedRows(run.tally).length > 0 ? ': it does NOT add up' : ''}`,
  )
  console.log(`at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory (goal: 300)`)
} finally {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}
