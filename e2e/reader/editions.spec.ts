import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

test('the home page leads into the newest digest, which ends, and to the one before it', async ({ page }) => {
  await page.goto('/', { waitUntil: 'domcontentloaded' })
  await page.getByRole('region', { name: 'Digest' }).getByRole('link').click()
  await expect(page).toHaveURL('/digest')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The digest of Monday, 23 November 2026')
  await expect(page.getByText('You are up to date.')).toBeVisible()
  await page.getByRole('navigation', { name: 'Editions' }).getByRole('link').click()
  await expect(page).toHaveURL('/digest/2026-11-22')
  await expect(page.getByRole('navigation', { name: 'Editions' }).locator('[rel="next"]')).toHaveAttribute(
    'href',
    '/digest/2026-11-23',
  )
})

test('a day has one address, and a day without pieces none', async ({ request }) => {
  expect(await (await request.get('/digest')).text()).toContain('/digest/2026-11-23"')
  for (const day of ['2020-01-01', '2026-02-30', '2027-01-01', 'today'])
    expect((await request.get(`/digest/${day}`)).status()).toBe(404)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the digest has nothing that axe finds, in ${colorScheme}, and fits into 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/digest')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([])
  })
