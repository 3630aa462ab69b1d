import { expect, test, type Page, type Route } from '@playwright/test'
import { recordShifts, takeShifts } from '../support/layout-shifts'
import { READER_PAGES } from '../support/routes'

const PAGES = [READER_PAGES.home, READER_PAGES.section, READER_PAGES.article]

/** Holds back what an address matches until `release` is called. */
async function holdBack(page: Page, address: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = []
  let isHeld = true
  await page.route(address, async (route) => {
    if (isHeld) held.push(route)
    else await route.continue()
  })
  return async () => {
    isHeld = false
    await Promise.all(held.map((route) => route.continue()))
  }
}

/**
 * When letters arrive, the site's own or a local stand-in, what stands after a word in its line may move by a hair. The
 * value for a whole page that web vitals call good is 0.1.
 */
const HAIR = 0.003
async function expectStill(page: Page): Promise<void> {
  const shifts = await takeShifts(page)
  const total = shifts.reduce((sum, { value }) => sum + value, 0)
  expect(total, JSON.stringify(shifts)).toBeLessThan(HAIR)
}

const scrollThrough = (page: Page) =>
  page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let top = 0; top < document.body.scrollHeight; top += 400) {
      window.scrollTo({ top, behavior: 'instant' })
      await nextFrame()
      await nextFrame()
    }
  })

/** Without the site's own letters, whose arrival has a test of its own. */
const withoutLetters = (page: Page) => page.route(/\.woff2/, (route) => route.abort())

test.beforeEach(({ page }) => recordShifts(page))

for (const width of [390, 768, 1440])
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 } })

    for (const address of PAGES) {
      test(`${address} does not move while it loads, is scrolled through, and its pictures arrive`, async ({
        page,
      }) => {
        await page.goto(address, { waitUntil: 'networkidle' })
        await scrollThrough(page)
        await expectStill(page)
      })

      test(`${address} does not move when its pictures come late`, async ({ page }) => {
        await withoutLetters(page)
        const release = await holdBack(page, /\/media\//)
        await page.goto(address, { waitUntil: 'domcontentloaded' })
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
        await release()
        await page.waitForLoadState('networkidle')
        await expectStill(page)
      })

      test(`${address} does not move when its letters come late`, async ({ page }) => {
        const release = await holdBack(page, /\.woff2/)
        await page.goto(address, { waitUntil: 'domcontentloaded' })
        await takeShifts(page)
        await release()
        await page.evaluate(() => document.fonts.ready)
        await expectStill(page)
      })
    }

    test('answering the consent bar moves nothing, wherever the reader is', async ({ page }) => {
      await withoutLetters(page)
      for (const place of ['top', 'middle', 'end']) {
        await page.goto(READER_PAGES.article)
        await page.evaluate((where) => {
          localStorage.clear()
          const parts: Record<string, number> = { top: 0, middle: 0.5, end: 1 }
          window.scrollTo({ top: (parts[where] ?? 0) * document.body.scrollHeight, behavior: 'instant' })
        }, place)
        await takeShifts(page)
        await page.getByRole('button', { name: 'Accept' }).click()
        await expect(page.getByRole('region', { name: 'Consent' })).toBeHidden()
        expect(await takeShifts(page)).toEqual([])
        await page.evaluate(() => {
          localStorage.clear()
        })
      }
    })
  })

test('a window that changes its width moves nothing but what its width decides', async ({ page }) => {
  await withoutLetters(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const address of PAGES) {
    await page.goto(address, { waitUntil: 'networkidle' })
    for (const width of [768, 390]) {
      await page.setViewportSize({ width, height: 900 })
      const unasked = (await takeShifts(page)).filter(({ hadRecentInput }) => !hadRecentInput)
      expect(unasked).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})
