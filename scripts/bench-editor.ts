import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser'
import { environment } from './run'
import { startSite } from './site-process'

/* How soon an editor can write in a long article on a slow machine, and how long a key takes. */
const WORDS = 5_000
const CPU_SLOWDOWN = 4
const KEYS = 80
const SECRET = 'a secret for the bench of the editor'

const folder = mkdtempSync(join(tmpdir(), 'daily-digest-bench-'))
Object.assign(environment, { DATA_DIR: folder, AUTH_SECRET: SECRET })
const { executablePath, args } = await findBrowser(environment)
const browser = await chromium.launch({ executablePath, args })
const site = await startSite({ DATA_DIR: folder, AUTH_SECRET: SECRET })
const newsroom = await import('@/e2e/support/newsroom')
const { newSession, SESSION_COOKIE } = await import('@/e2e/support/sessions')
try {
  const sentence = 'The level of the sea fell again this year, and nobody on the shore was surprised. '
  const paragraph = `<p>${sentence.repeat(8).trim()}</p>`
  const body = `<h2>Part</h2>${paragraph.repeat(5)}`.repeat(Math.ceil(WORDS / (15 * 8 * 5)))
  const { id } = await newsroom.publish('long-article', { body })
  const { token } = await newSession('editor', { name: 'Leyla', email: 'leyla@example.org' })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name: SESSION_COOKIE, value: token, url: site.url }])
  const page = await context.newPage()
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript(() => {
    const waits: number[] = []
    Object.assign(globalThis, { waits })
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // A frame after the one that the key changed: what was typed has been painted then.
        requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - timeStamp)))
      },
      true,
    )
  })
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  const text = page.getByRole('textbox', { name: 'Text of the article' })
  const opened: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const before = Date.now()
    await page.goto(`${site.url}/admin/articles/${id}`, { waitUntil: 'commit' })
    await text.locator('p').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('x')
    await text.locator('p', { hasText: 'surprised.x' }).last().waitFor()
    opened.push(Date.now() - before)
    await page.keyboard.press('Backspace')
    await page.getByText('Saved', { exact: true }).waitFor()
  }
  await page.evaluate(() => (globalThis as unknown as { waits: number[] }).waits.splice(0))
  await page.keyboard.type('a'.repeat(KEYS), { delay: 120 })
  const waits = await page.evaluate(() => (globalThis as unknown as { waits: number[] }).waits)
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  const median = opened.toSorted((one, other) => one - other)[2] ?? NaN
  console.log(`An article of ${WORDS} words, ${CPU_SLOWDOWN}x slower processor:`)
  console.log(`from the address to a letter in the text ${median} ms (goal: at most 3000); all: ${opened.join(', ')}`)
  console.log(
    `a key until it is painted: median ${at(0.5).toFixed(0)} ms, 95th of a hundred ${at(0.95).toFixed(0)} ms, longest ${at(1).toFixed(0)} ms (goal: under 50)`,
  )
} finally {
  await newsroom.leaveNewsroom()
  await browser.close()
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}
