import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { executablePath: string; args: string[]; origin: string }

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** Quiet and able to run as root in a container: it opens this site's own pages only. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

/**
 * A Chromium for the tests, in this order: `CHROME_BIN`, Playwright's own, one of the system, the one inside the npm
 * package `@sparticuz/chromium` (Linux on x64). Throws a sentence that says how to get one.
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
  const system = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) =>
    existsSync(file),
  )
  if (system !== undefined) return { executablePath: system, args: ARGUMENTS, origin: 'the system' }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packed } = await import('@sparticuz/chromium')
    return {
      executablePath: await packed.executablePath(),
      args: [...packed.args, ...ARGUMENTS],
      origin: '@sparticuz/chromium',
    }
  }
  throw new Error(
    'There is no Chromium. Install one with `npx playwright install chromium`, or name one in CHROME_BIN.',
  )
}
