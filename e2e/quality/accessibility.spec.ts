import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { ROOT } from '@/scripts/run'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'
import { PAGE_STATES } from '../support/page-states'
import { EXAMPLES, READER_PAGES, ROUTE_EXAMPLES, routesOf } from '../support/routes'

/** Preferences of readers who need the most room. */
const keepLargestText = (page: Page) =>
  page.addInitScript(() => {
    localStorage.setItem('digest:text-size', '5')
    localStorage.setItem('digest:line-spacing', '2')
  })

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('every route of the site has an example that the checks below open', () => {
  expect(Object.keys(ROUTE_EXAMPLES).toSorted()).toEqual(routesOf(join(ROOT, 'app')).toSorted())
})

for (const address of EXAMPLES) {
  test(`axe finds nothing on ${address}, in either theme`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(address)
    await expectNoAxeFindings(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await expectNoColourFindings(page)
  })

  test(`${address} fits into 320 pixels, also in the largest text`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(address)
    expect(await overflow(page)).toBe(0)
    await keepLargestText(page)
    await page.reload()
    expect(await overflow(page)).toBe(0)
  })
}

for (const [name, { width, part, open }] of Object.entries(PAGE_STATES))
  test(`axe finds nothing with ${name} open, in either theme`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
    await open(page)
    await expectNoAxeFindings(page, part)
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' })
    await expectNoColourFindings(page, part)
  })

test('axe finds nothing in the largest text at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await keepLargestText(page)
  await page.goto(READER_PAGES.article)
  await expectNoAxeFindings(page)
})

/** 1280 by 1024 pixels at 400 %. */
test.describe('at 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 256 } })

  test('nothing that stays in place takes the room of the text', async ({ page }) => {
    await page.goto(READER_PAGES.article)
    const bar = await page.getByRole('region', { name: 'Consent' }).boundingBox()
    expect(bar?.height).toBeLessThan(256 * 0.6)
    await page.getByRole('button', { name: 'Reject' }).click()
    await page.mouse.wheel(0, 1500)
    const header = await page.getByRole('banner').boundingBox()
    expect((header?.y ?? 0) + (header?.height ?? 0)).toBeLessThan(256 * 0.25)
  })

  for (const [button, panel] of [
    ['Text size', '#text-panel'],
    ['Theme', '#theme-panel'],
  ] as const)
    test(`every choice of “${button}” can be reached`, async ({ page }) => {
      await page.goto(READER_PAGES.article)
      await page.getByRole('button', { name: 'Reject' }).click()
      await page.getByRole('button', { name: button }).click()
      for (const label of await page.locator(`${panel} label`).all()) {
        await label.scrollIntoViewIfNeeded()
        await expect(label).toBeInViewport({ ratio: 0.9 })
      }
    })
})

test('no animation runs by the clock for those who want less motion', async ({ page }) => {
  test.setTimeout(90_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const running = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ timeline, playState }) => timeline instanceof DocumentTimeline && playState === 'running')
        .map((animation) => (animation as CSSAnimation).animationName),
    )
  for (const { width, open } of Object.values(PAGE_STATES)) {
    await page.setViewportSize({ width, height: 900 })
    await open(page)
    expect(await running()).toEqual([])
    await page.evaluate(() => {
      localStorage.clear()
    })
  }
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto')
})

test.describe('in forced colours', () => {
  test.use({ forcedColors: 'active', viewport: { width: 1440, height: 900 } })

  test('the entry of the menu that one is at, and each choice made, stand out', async ({ page }) => {
    await page.goto(READER_PAGES.section)
    const current = page.getByRole('navigation', { name: 'Primary' }).locator('[aria-current]').first()
    await expect(current).not.toHaveCSS('text-decoration-line', 'none')
    await page.getByRole('button', { name: 'Theme' }).click()
    const background = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(await background('#theme-panel label:has(:checked)')).not.toBe(
      await background('#theme-panel label:not(:has(:checked))'),
    )
  })

  test('axe finds nothing', async ({ page }) => {
    await page.goto(READER_PAGES.article)
    await expectNoAxeFindings(page)
  })
})
