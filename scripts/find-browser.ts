import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { chromium } from '@playwright/test'
import { ROOT } from './run'

export type Browser = { executablePath: string; args: string[]; origin: string }
type Environment = Record<string, string | undefined>

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** Quiet and able to run as root in a container: it opens this site's own pages only. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
const PACKED = join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'bin', 'chromium.br')
const UNPACKED = join(ROOT, '.next', 'cache', 'chromium', 'chromium')

/**
 * A Chromium for the tests, in this order: `CHROME_BIN`, Playwright's own, one of the system, the one inside the npm
 * package `@sparticuz/chromium` (Linux on x64). Throws a sentence that says how to get one.
 */
export async function findBrowser(environment: Environment): Promise<Browser> {
  const browser = findWindowedBrowser(environment) ?? (await findPacked())
  if (browser) return browser
  throw new Error(
    'There is no Chromium. Install one with `npx playwright install chromium`, or name one in CHROME_BIN.',
  )
}

/**
 * The same for tests by the hundred: where nothing else is named, the one of the npm package comes first. It draws no
 * windows, which halves the time, and keeps no page in its memory to go back to.
 */
export async function findQuickBrowser(environment: Environment): Promise<Browser> {
  if (environment['CHROME_BIN']) return findBrowser(environment)
  return (await findPacked()) ?? findBrowser(environment)
}

/** A whole browser, as readers have it, or null where the machine has none. */
export function findWindowedBrowser(environment: Environment): Browser | null {
  const named = environment['CHROME_BIN']
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_BIN names ${named}, which does not exist.`)
    return { executablePath: named, args: ARGUMENTS, origin: 'CHROME_BIN' }
  }
  const own = chromium.executablePath()
  if (own !== '' && existsSync(own)) return { executablePath: own, args: ARGUMENTS, origin: 'Playwright' }
  const folders = (environment['PATH'] ?? '').split(delimiter)
  const files = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const system = files.find((file) => existsSync(file))
  return system === undefined ? null : { executablePath: system, args: ARGUMENTS, origin: 'the system' }
}

async function findPacked(): Promise<Browser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKED)) return null
  if (!existsSync(UNPACKED)) await unpack()
  // Letters are as wide as they are drawn, not rounded to whole pixels.
  const args = [...ARGUMENTS, '--font-render-hinting=none']
  return { executablePath: UNPACKED, args, origin: '@sparticuz/chromium' }
}

async function unpack(): Promise<void> {
  mkdirSync(dirname(UNPACKED), { recursive: true })
  const begun = `${UNPACKED}.${process.pid}`
  await pipeline(createReadStream(PACKED), createBrotliDecompress(), createWriteStream(begun, { mode: 0o755 }))
  renameSync(begun, UNPACKED)
}
