import { expect, test, type Page } from '@playwright/test'
import { READER_PAGES } from '../support/routes'

const lastLayoutShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
            if (!shift.hadRecentInput) total += shift.value
          }
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(total)
          }),
        )
      }),
  )

for (const width of [390, 768, 1440])
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('a text size is kept, applies to the article alone, and is there before the page is painted', async ({
      page,
    }) => {
      await page.goto(READER_PAGES.article)
      const paragraph = page.locator('.prose p').first()
      const sizeOf = () => paragraph.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
      const before = await sizeOf()
      await page.getByRole('button', { name: 'Text size' }).click()
      await page.getByRole('radio', { name: 'Largest' }).check({ force: true })
      const chosen = await sizeOf()
      expect(chosen).toBeGreaterThan(before)
      await page.reload({ waitUntil: 'commit' })
      await expect.poll(sizeOf).toBe(chosen)
      expect(await lastLayoutShift(page)).toBeLessThan(0.005)
    })

    test('a theme is kept and beats what the device prefers', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(READER_PAGES.article)
      const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      const light = await paper()
      await page.getByRole('button', { name: 'Theme' }).click()
      await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
      const dark = await paper()
      expect(dark).not.toBe(light)
      await page.reload()
      expect(await paper()).toBe(dark)
    })

    test('consent is asked once, moves nothing, and both answers are kept', async ({ page }) => {
      await page.goto(READER_PAGES.article)
      const bar = page.getByRole('region', { name: 'Consent' })
      await expect(bar.getByRole('link')).toHaveText(['Privacy Policy', 'Terms of Use'])
      expect(await lastLayoutShift(page)).toBeLessThan(0.005)
      await bar.getByRole('button', { name: 'Reject' }).click()
      await expect(bar).toBeHidden()
      await page.goto(READER_PAGES.section)
      await expect(bar).toBeHidden()
    })

    test('the page does not move while it loads', async ({ page }) => {
      for (const address of [READER_PAGES.home, READER_PAGES.section, READER_PAGES.article]) {
        await page.goto(address, { waitUntil: 'networkidle' })
        expect(await lastLayoutShift(page)).toBeLessThan(0.005)
      }
    })
  })

test('a link is copied, and the reader is told', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(READER_PAGES.article)
  await page.locator('details.share summary').first().click()
  await page.getByRole('button', { name: 'Copy link' }).first().click()
  await expect(page.locator('[data-copy-status]').first()).not.toBeEmpty()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL ?? ''}${READER_PAGES.article}`)
})

test('an embed asks nobody before the reader does', async ({ page }) => {
  const asked: string[] = []
  await page.route(/youtube/, (route) => {
    asked.push(route.request().url())
    return route.fulfill({ contentType: 'text/html', body: 'player' })
  })
  await page.goto(READER_PAGES.article, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Accept' }).click()
  expect(asked).toEqual([])
  await page.locator('[data-frame]').first().click()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
})

test('what is stored is listed in words, and deleted on request', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await page.getByRole('button', { name: 'Reject' }).click()
  await page.getByRole('button', { name: 'What this site stored about you' }).click()
  const dialog = page.getByRole('dialog', { name: 'What this site stored about you' })
  await expect(dialog.locator('[data-stored="consent"]')).toContainText('rejected')
  await dialog.getByRole('button', { name: 'Delete all' }).click()
  await expect(dialog.locator('[data-stored="consent"]')).toHaveText('Nothing')
})

test('the flat menu of a phone is a dialog that keyboard opens and leaves', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(READER_PAGES.article)
  const opener = page.getByRole('button', { name: 'Menu' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('dialog', { name: 'Menu' })
  await expect(menu.getByRole('link', { name: 'Diaspora' })).toBeVisible()
  await expect(menu.getByText('© 2021–')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(opener).toBeFocused()
})
