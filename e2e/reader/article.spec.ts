import { expect, test, type Page } from '@playwright/test'
import { open } from '../support/open'
import { READER_PAGES } from '../support/routes'

const TRANSLATION = '/diaspora/banine-from-baku-to-paris'
const OLD_PIECE = '/economy/manat-in-the-hand'

const hrefsOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

for (const width of [390, 768, 1440])
  for (const javaScriptEnabled of [true, false])
    test.describe(`at ${width} pixels ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test.use({ viewport: { width, height: 900 }, javaScriptEnabled })

      test('a piece is handed on by plain links', async ({ page, baseURL }) => {
        await open(page, READER_PAGES.article)
        await page.getByText('Share', { exact: true }).click()
        const share = page.locator('details.share')
        for (const name of ['E-mail', 'Telegram', 'Facebook', 'X', 'LinkedIn', 'WhatsApp'])
          await expect(share.getByRole('link', { name, exact: true })).toHaveAttribute(
            'href',
            new RegExp(encodeURIComponent(`${baseURL ?? ''}${READER_PAGES.article}`)),
          )
      })

      test('a part of a long piece is reached, and stands clear of the header', async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' })
        await open(page, READER_PAGES.article)
        const parts = page.getByRole('navigation', { name: 'On this page' })
        await parts.locator('summary').press('Enter')
        await parts.getByRole('link', { name: 'Five minutes with one rug' }).click()
        const heading = page.getByRole('heading', { name: 'Five minutes with one rug' })
        await expect(heading).toBeInViewport()
        const header = await page.getByRole('banner').boundingBox()
        expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0))
      })

      test('a note opens in place, and leaves where it opened', async ({ page }) => {
        await open(page, READER_PAGES.article)
        const call = page.getByRole('button', { name: 'Note 2' })
        await call.click()
        const note = page.locator('#note-2')
        await expect(note).toBeInViewport()
        await expect(page.locator('#note-1')).toBeHidden()
        await page.keyboard.press('Escape')
        await expect(note).toBeHidden()
        await expect(call).toBeFocused()
      })

      test('a translation names its source, its author and its translator', async ({ page }) => {
        await open(page, TRANSLATION)
        const card = page.getByRole('complementary', { name: 'Source' })
        await expect(card.getByRole('link', { name: 'Les Cahiers de la Caspienne' })).toHaveAttribute('href', /^https:/)
        await expect(card.getByRole('link', { name: 'Emily Hart' })).toHaveAttribute('href', '/author/emily-hart')
        await expect(page.locator('.source-line')).toContainText('Translated from')
      })

      test('a piece that is older than a year says so before it begins', async ({ page }) => {
        await open(page, OLD_PIECE)
        await expect(page.getByRole('note')).toContainText('old')
        await open(page, READER_PAGES.article)
        await expect(page.getByRole('note')).toHaveCount(0)
      })

      test('what stands beside a piece is 5, 8 and 10 others, each once', async ({ page }) => {
        await open(page, READER_PAGES.article)
        const rails = [
          await hrefsOf(page, '.inline-rail li a'),
          await hrefsOf(page, '.grid-rail .story-headline a'),
          await hrefsOf(page, '.newest-rail .story-headline a'),
        ]
        expect(rails.map((rail) => rail.length)).toEqual([5, 8, 10])
        expect(new Set([READER_PAGES.article, ...rails.flat()]).size).toBe(24)
      })
    })

for (const width of [390, 768, 1440])
  test.describe(`at ${width} pixels with script`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('a picture is enlarged in a dialog, and others of its gallery follow', async ({ page }) => {
      await open(page, READER_PAGES.article)
      const picture = page.locator('.gallery [data-zoom]').first()
      const file = (await picture.getAttribute('href')) ?? ''
      await picture.click()
      const dialog = page.getByRole('dialog', { name: 'Picture' })
      await expect(dialog.getByRole('img')).toHaveAttribute('src', new RegExp(file))
      await expect(dialog.locator('figcaption')).not.toBeEmpty()
      await dialog.getByRole('button', { name: 'Next' }).click()
      await expect(dialog.getByRole('status')).toHaveText('2 of 4')
      await dialog.getByRole('button', { name: 'Close' }).click()
      await expect(dialog).toBeHidden()
    })

    test('an embed loads nothing until the reader has answered for it', async ({ page, baseURL }) => {
      const strangers: string[] = []
      await page.route(
        (url) => url.origin !== baseURL,
        (route) => {
          strangers.push(route.request().url())
          return route.fulfill({ contentType: 'text/html', body: 'player' })
        },
      )
      await open(page, READER_PAGES.article)
      await page.getByRole('button', { name: 'Reject' }).click()
      await page.locator('[data-frame]').first().click()
      await expect(page.getByRole('button', { name: 'Load this one' })).toBeFocused()
      expect(strangers).toEqual([])
      await page.keyboard.press('Enter')
      await expect.poll(() => strangers.length).toBeGreaterThan(0)
    })
  })

for (const width of [390, 768, 1440])
  test.describe(`at ${width} pixels without script`, () => {
    test.use({ viewport: { width, height: 900 }, javaScriptEnabled: false })

    test('what only script can do is not offered', async ({ page }) => {
      await open(page, READER_PAGES.article)
      await expect(page.getByRole('region', { name: 'Consent' })).toBeHidden()
      await expect(page.getByRole('button', { name: 'What this site stored about you' })).toBeHidden()
      await page.getByText('Share', { exact: true }).click()
      await expect(page.locator('details.share').getByRole('link', { name: 'E-mail' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden()
    })

    test('a picture leads to its file, and an embed to its place', async ({ page }) => {
      await open(page, READER_PAGES.article)
      await expect(page.locator('[data-frame]').first()).toHaveAttribute('href', /^https:\/\/(www\.)?youtu/)
      const picture = page.locator('.gallery [data-zoom]').first()
      const file = (await picture.getAttribute('href')) ?? ''
      await picture.click()
      await expect(page).toHaveURL(file)
    })
  })

test('on paper a piece is its text, its notes, its source and its addresses', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto(READER_PAGES.article)
  for (const hidden of ['.site-header', '.site-footer', '.grid-rail', '.newest-rail', '.share', '.consent-bar'])
    await expect(page.locator(hidden)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('#note-1')).toBeVisible()
  const after = await page
    .locator('.prose p a[href^="http"]')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(after).toContain('http')
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light')
})
