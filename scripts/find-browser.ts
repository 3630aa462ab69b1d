import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { executablePath: string; args: string[]; origin: string }

/** Without windows: half the work for two cores, and letters as wide as on any screen of today. */
const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell']
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** Quiet and able to run as root in a container: it opens this site's own pages only. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  // Else a headless browser rounds the widths of letters, and metrics that were fitted to each other do not fit.
  '--font-render-hinting=none',
]

/**
 * A Chromium for the tests, in this order: `CHROME_BIN`, Playwright's own, a headless one of the system, the one inside
 * the npm package `@sparticuz/chromium` (Linux on x64), one of the system with windows. Throws a sentence that says how
 * to get one.
 */
export async function findBrowser(environment: Record<string, string | undefined>): Promise<Browser> {
  const named = environment['CHROME_BIN']
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_BIN names ${named}, which does not exist.`)
    return { executablePath: named, args: ARGUMENTS, origin: 'CHROME_BIN' }
  }
  const own = chromium.executablePath()
  if (own !== '' && existsSync(own)) return { executablePath: own, args: ARGUMENTS, origin: 'Playwright' }
  const folders = (environment['PATH'] ?? '').split(delimiter)
  const findSystem = (names: readonly string[]) =>
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
  const shell = findSystem(SHELL_NAMES)
  if (shell !== undefined) return { executablePath: shell, args: ARGUMENTS, origin: 'the system' }
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Its own arguments are for another place: they would switch off what keeps pages apart.
    const { default: packed } = await import('@sparticuz/chromium')
    return { executablePath: await packed.executablePath(), args: ARGUMENTS, origin: '@sparticuz/chromium' }
  }
  const system = findSystem(SYSTEM_NAMES)
  if (system !== undefined) return { executablePath: system, args: ARGUMENTS, origin: 'the system' }
  throw new Error(
    'There is no Chromium. Install one with `npx playwright install chromium`, or name one in CHROME_BIN.',
  )
}
