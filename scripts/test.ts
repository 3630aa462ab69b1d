import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT, runTool } from './run'
import { buildSite } from './site-build'

const { values } = parseArgs({ options: { fast: { type: 'boolean', default: false } } })
const reports = join(ROOT, '.next', 'reports')

/** What needs servers, kills processes or draws hundreds of pictures: left to the whole. */
const SLOW_TESTS = [
  '**/*.contract.test.ts',
  'lib/db/embedded/{crash,differential,hostile}.test.ts',
  'lib/demo/art/drawing.test.ts',
]

type Count = { passed: number; failed: number }
type Suite = { name: string; run: () => Promise<Count> }

/** One check that either holds or does not. */
const check = (name: string, tool: string, args: readonly string[]): Suite => ({
  name,
  run: async () => toCount(await runTool(tool, args)),
})
const toCount = (code: number): Count => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

const LINT = ['.', '--max-warnings', '0', '--cache', '--cache-location', '.next/cache/eslint/']

const STATIC: readonly Suite[] = [
  {
    // Side by side: each keeps one core busy, and no more.
    name: 'types and lint',
    run: async () => {
      const generated = await runTool('next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
      if (generated !== 0) return toCount(generated)
      const codes = await Promise.all([runTool('tsc', ['--noEmit', '-p', '.']), runTool('eslint', LINT)])
      const failed = codes.filter((code) => code !== 0).length
      return { passed: codes.length - failed, failed }
    },
  },
  check('format', 'prettier', [
    '--check',
    '.',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location',
    '.next/cache/prettier',
  ]),
  check('boundaries', 'depcruise', [
    'app',
    'components',
    'lib',
    'scripts',
    'server.ts',
    '--config',
    '.dependency-cruiser.cjs',
  ]),
]

const FAST: readonly Suite[] = [
  ...STATIC,
  { name: 'unit tests', run: () => runUnitTests(SLOW_TESTS.flatMap((file) => ['--exclude', file])) },
]

const WHOLE: readonly Suite[] = [
  ...STATIC,
  { name: 'unit and contract tests', run: () => runUnitTests([]) },
  { name: 'build', run: async () => toCount(await buildSite()) },
  check('budget', 'budget', ['scripts/budget.ts']),
  { name: 'end-to-end', run: runEndToEnd },
]

async function runUnitTests(extra: readonly string[]): Promise<Count> {
  const report = join(reports, 'unit.json')
  rmSync(report, { force: true })
  if (process.env['MONGODB_TEST_URI'] === undefined)
    console.log('MONGODB_TEST_URI is not set: the contract tests run on the embedded server only, not on a second one.')
  const code = await runTool('vitest', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...extra,
  ])
  if (!existsSync(report)) return toCount(code === 0 ? 1 : code)
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<
    string,
    number
  >
  const failed = numFailedTests ?? 0
  // A file that cannot even be loaded fails no test, and must not pass for it.
  return {
    passed: numPassedTests ?? 0,
    failed: failed > 0 || code === 0 ? failed : Math.max(1, numFailedTestSuites ?? 0),
  }
}

async function runEndToEnd(): Promise<Count> {
  const report = join(ROOT, '.next', 'e2e', 'report.json')
  rmSync(report, { force: true })
  const data = mkdtempSync(join(tmpdir(), 'daily-digest-e2e-'))
  try {
    const code = await runTool('playwright', ['test'], { E2E_PORT: String(await findFreePort()), E2E_DATA_DIR: data })
    if (!existsSync(report)) return toCount(code === 0 ? 1 : code)
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number }
    }
    const { expected, unexpected, flaky } = stats
    if (flaky > 0) console.log(`   ${flaky} passed at the second try: the list above names them as flaky.`)
    return { passed: expected + flaky, failed: unexpected > 0 || code === 0 ? unexpected : 1 }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 3100)
      })
    })
  })
}

mkdirSync(reports, { recursive: true })
const total: Count = { passed: 0, failed: 0 }
for (const suite of values.fast ? FAST : WHOLE) {
  console.log(`\n── ${suite.name}`)
  const started = Date.now()
  const { passed, failed } = await suite.run()
  total.passed += passed
  total.failed += failed
  console.log(
    `   ${failed === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s: ${passed} passed, ${failed} failed`,
  )
  // Without a build there is nothing to open in a browser.
  if (suite.name === 'build' && failed > 0) break
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
