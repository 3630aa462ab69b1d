import { expect, test, type Page } from '@playwright/test'
import { open } from '../support/open'
import { READER_PAGES } from '../support/routes'

const styleOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

for (const width of [390, 768, 1440])
  for (const javaScriptEnabled of [true, false])
    test.describe(`at ${width} pixels ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test.use({ viewport: { width, height: 900 }, javaScriptEnabled })

      test('the header stays, smaller, and what is chosen in it changes the page', async ({ page }) => {
        await open(page, READER_PAGES.article)
        const header = page.getByRole('banner')
        const whole = await header.boundingBox()
        const paper = await styleOf(page, 'html', 'background-color')
        const size = parseFloat(await styleOf(page, '.prose p', 'font-size'))

        await page.mouse.wheel(0, 1600)
        await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1000)
        const scrolled = await header.boundingBox()
        expect((scrolled?.y ?? 0) + (scrolled?.height ?? 0)).toBeGreaterThan(40)
        expect((scrolled?.y ?? 0) + (scrolled?.height ?? 0)).toBeLessThanOrEqual(Math.min(60, whole?.height ?? 0))

        await page.getByRole('button', { name: 'Text size' }).click()
        await page.getByRole('radio', { name: 'Largest' }).check({ force: true })
        expect(parseFloat(await styleOf(page, '.prose p', 'font-size'))).toBeGreaterThan(size * 1.3)
        await page.getByRole('radio', { name: 'Wide' }).check({ force: true })
        expect(parseFloat(await styleOf(page, '.text-sample', 'line-height'))).toBeGreaterThan(size * 1.8)
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Theme' }).click()
        await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
        expect(await styleOf(page, 'html', 'background-color')).not.toBe(paper)
      })
    })

for (const javaScriptEnabled of [true, false])
  test.describe(`a section is reached ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    test.use({ javaScriptEnabled })

    for (const width of [390, 768])
      test(`from the menu of ${width} pixels`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 })
        await open(page, READER_PAGES.article)
        await page.getByRole('button', { name: 'Menu' }).click()
        const menu = page.getByRole('dialog', { name: 'Menu' })
        await expect(menu.getByRole('link', { name: 'Telegram' })).toBeVisible()
        await expect(menu.getByText('© 2021–')).toBeVisible()
        await menu.getByRole('link', { name: 'Diaspora' }).click()
        await expect(page).toHaveURL('/diaspora')
      })

    for (const width of [1024, 1280, 1440])
      test(`from the row of ${width} pixels, or from “More” where it does not fit`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 })
        await open(page, READER_PAGES.article)
        const primary = page.getByRole('navigation', { name: 'Primary' })
        const shown = await primary.locator('> ul > li > a:visible').allTextContents()
        const row = await primary.boundingBox()
        const more = await primary.getByText('More', { exact: true }).boundingBox()
        expect((more?.x ?? 0) + (more?.width ?? 0)).toBeLessThanOrEqual((row?.x ?? 0) + (row?.width ?? 0))
        await primary.getByText('More', { exact: true }).click()
        const under = primary.locator('[data-more] ul a:visible')
        expect(new Set([...shown, ...(await under.allTextContents())]).size).toBe(shown.length + (await under.count()))
        await under.last().click()
        await expect(page).toHaveURL('/karabakh')
      })
  })
