import { expect, test } from '@playwright/test'
import { collectErrors } from '../support/page-errors'
import { READER_PAGES } from '../support/routes'

const pages = Object.entries(READER_PAGES)

for (const [name, address] of pages) {
  test.describe(`the ${name} page`, () => {
    test('has one main heading, its landmarks and no error in the console', async ({ page }) => {
      const errors = collectErrors(page)
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.getByRole('main')).toHaveCount(1)
      await expect(page.getByRole('navigation', { name: 'Primary' })).toHaveCount(1)
      await expect(page.getByRole('navigation', { name: 'Footer' })).toHaveCount(1)
      expect(errors).toEqual([])
    })

    test('shows no story twice', async ({ page }) => {
      await page.goto(address, { waitUntil: 'domcontentloaded' })
      const stories = await page
        .locator('main .story-headline a, main .inline-rail a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(stories).not.toContain(address)
      expect(new Set(stories).size).toBe(stories.length)
    })

    test('asks nobody else for anything', async ({ page, baseURL }) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).origin))
      await page.goto(address, { waitUntil: 'networkidle' })
      expect(new Set(asked.filter((origin) => origin !== 'null'))).toEqual(new Set([baseURL]))
    })
  })
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader gets from the home page to an article, its section and an older page of it', async ({ page }) => {
    // Without script a browser fetches every picture before it says "load".
    await page.goto('/', { waitUntil: 'domcontentloaded' })
    await page.locator('main .story-headline a').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goto('/news')
    await page.getByRole('link', { name: /older/i }).click()
    await expect(page).toHaveURL('/news/page/2')
    await page.getByRole('link', { name: /newer/i }).click()
    await expect(page).toHaveURL('/news')
  })

  test('the lower menu entries are reached', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/opinion')
    const primary = page.getByRole('navigation', { name: 'Primary' })
    await primary.locator('summary').first().click()
    await primary.getByRole('link', { name: 'Energy' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Energy' })).toBeVisible()
  })
})

test('the article page names its regions as the contract says', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')).toHaveText([
    'Daily Digest',
    'Culture',
  ])
  const related = page.getByRole('region', { name: 'You Might Also Like' })
  await expect(related).toHaveCount(2)
  await expect(related.first().getByRole('listitem')).toHaveCount(5)
  await expect(related.last().getByRole('heading', { level: 3 })).toHaveCount(8)
  await expect(page.getByRole('region', { name: 'New articles' }).getByRole('heading', { level: 3 })).toHaveCount(10)
  await expect(page.getByRole('region', { name: 'Useful links' }).getByRole('link')).toHaveCount(4)
  await expect(page.getByText('6 Min Read').first()).toBeVisible()
})
