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
