import { expect, test, type Page } from '@playwright/test'
import { READER_PAGES } from '../support/routes'

const keep = (page: Page, stored: Record<string, unknown>) =>
  page.addInitScript((values) => {
    localStorage.setItem('digest:consent', 'rejected')
    for (const [key, value] of Object.entries(values))
      if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify(value))
  }, stored)

test('a piece offers to go on where reading stopped, and never jumps by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await keep(page, { 'digest:places': [[READER_PAGES.article, 0.5]] })
  await page.goto(READER_PAGES.article)
  const offer = page.getByRole('button', { name: 'Continue reading' })
  await expect(offer).toBeVisible()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await offer.click()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1500)
  await expect(offer).toBeHidden()
})

test('where reading stopped is kept when the page is left', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await keep(page, {})
  await page.goto(READER_PAGES.article)
  await page.getByRole('heading', { name: 'What the pattern can and cannot say' }).evaluate((heading) => {
    heading.scrollIntoView()
  })
  await page.goto(READER_PAGES.section)
  await page.goto(READER_PAGES.article)
  await expect(page.getByRole('button', { name: 'Continue reading' })).toBeVisible()
})

test('lists mark what is new since the last visit, and nothing on the first', async ({ page }) => {
  const marks = () =>
    page
      .locator('main .story-facts')
      .evaluateAll((facts) => facts.filter((each) => getComputedStyle(each, '::before').content.includes('New')).length)
  await page.goto(READER_PAGES.section)
  expect(await marks()).toBe(0)
  await page.evaluate((time) => {
    localStorage.setItem('digest:visits', JSON.stringify([['latest', time]]))
  }, Date.parse('2026-11-20T00:00:00Z'))
  await page.reload()
  const marked = await marks()
  expect(marked).toBeGreaterThan(0)
  expect(marked).toBeLessThan(await page.locator('main .story').count())
})

test('what is stored is handed out as a file', async ({ page }) => {
  await keep(page, { 'digest:places': [[READER_PAGES.article, 0.5]] })
  await page.goto(READER_PAGES.section)
  await page.getByRole('button', { name: 'What this site stored about you' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.json$/)
})
