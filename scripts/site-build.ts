import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runTool } from './run'

const SOURCES = ['app', 'components', 'lib', 'public', 'next.config.ts', 'postcss.config.mjs', 'package-lock.json']
const BUILD_MARK = join(ROOT, '.next', 'BUILD_ID')
const ISLANDS_MARK = join(ROOT, '.next', 'islands')

/** Builds for production. Needs no database and no network. Resolves to the exit code. */
export async function buildSite(): Promise<number> {
  const code = await runTool('next', ['build'], { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' })
  if (code !== 0) return code
  const { buildIslands } = await import('@/lib/islands/build-islands')
  await buildIslands()
  return 0
}

/** What no build has in it. */
const TEST_FILE = /\.(?:test|test-support|spec)\.\w+$/

/** True where there is no build, or a source is newer than it. */
export function isBuildDue(): boolean {
  if (!existsSync(BUILD_MARK) || !existsSync(ISLANDS_MARK)) return true
  const built = statSync(BUILD_MARK).mtimeMs
  return SOURCES.some((source) => newestChange(join(ROOT, source)) > built)
}

function newestChange(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(
    0,
    ...readdirSync(path).flatMap((name) => (TEST_FILE.test(name) ? [] : newestChange(join(path, name)))),
  )
}
