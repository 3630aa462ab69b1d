import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { findWindowedBrowser } from '@/scripts/find-browser'
import { environment } from '@/scripts/run'
import { READER_PAGES } from '../support/routes'

type Moves = { isRestored: boolean; transition: boolean; listened: string[] }
type Watched = typeof globalThis & { moves: Moves }

/** Notes what a page would not tell afterwards. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moves: Moves = { isRestored: false, transition: false, listened: [] }
    Object.assign(globalThis, { moves })
    const listen = window.addEventListener.bind(window)
    window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject]) => {
      moves.listened.push(type)
      listen(type, ...rest)
    }
    listen('pageshow', (event) => (moves.isRestored = event.persisted))
    listen('pagereveal', (event) => {
      moves.transition = (event as Event & { viewTransition: unknown }).viewTransition !== null
    })
  })
}
const movesOf = (page: Page) => page.evaluate(() => (globalThis as Watched).moves)

test.describe('going back', () => {
  const found = findWindowedBrowser(environment)
  test.skip(found === null, 'There is no browser with windows here, and no other keeps pages in its memory.')
  let browser: Browser
  // Playwright switches the browser's memory of pages off.
  test.beforeAll(async () => {
    if (!found) return
    const { executablePath, args } = found
    browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  })
  test.afterAll(() => browser.close())

  // A browser keeps no page in its memory whose status says that there is none.
  for (const [name, address] of Object.entries(READER_PAGES).filter(([name]) => name !== 'not found'))
    test(`to the ${name} page shows it from the browser’s memory`, async ({ baseURL }) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '' })
      const page = await context.newPage()
      await watch(page)
      const answer = await page.goto(address)
      expect(answer?.headers()['cache-control']).not.toContain('no-store')
      const { listened } = await movesOf(page)
      expect(listened).not.toContain('unload')
      expect(listened).not.toContain('beforeunload')
      await page.goto('/terms-and-conditions')
      await page.evaluate(() => {
        history.back()
      })
      await expect(async () => {
        expect((await movesOf(page)).isRestored).toBe(true)
      }).toPass()
      await context.close()
    })
})

test('a page is fetched when a reader points at its link, and is there when it is asked for', async ({ page }) => {
  await page.goto(READER_PAGES.home)
  const rules = await page.locator('script[type=speculationrules]').textContent()
  expect(Object.keys(JSON.parse(rules ?? '') as object)).toContain('prefetch')
  const link = page.locator('main h2 a, main h3 a').first()
  const address = (await link.getAttribute('href')) ?? ''
  const fetched = page.context().waitForEvent('request', {
    predicate: (request) =>
      new URL(request.url()).pathname === address && (request.headers()['sec-purpose'] ?? '').includes('prefetch'),
  })
  await link.hover()
  await fetched
})

test('the likely next page is made ready whole when a reader points at it', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Preload.enable')
  // A browser under test makes nothing ready, but tells that it would have.
  const tried = new Promise<string>((resolve) => {
    session.on('Preload.prerenderStatusUpdated', ({ key }) => {
      resolve(new URL(key.url).pathname)
    })
  })
  await page.goto(READER_PAGES.home)
  const link = page.locator('.story-lead .story-headline a')
  await link.hover()
  expect(await tried).toBe(await link.getAttribute('href'))
})

for (const [motion, isMoving] of [
  ['no-preference', true],
  ['reduce', false],
] as const)
  test(`from one page to the next ${isMoving ? 'there is a transition' : 'nothing moves'} with ${motion}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: motion })
    await watch(page)
    await page.goto(READER_PAGES.home)
    const link = page.locator('main h2 a, main h3 a').first()
    await link.click()
    await page.waitForURL((url) => url.pathname !== '/')
    expect((await movesOf(page)).transition).toBe(isMoving)
  })
