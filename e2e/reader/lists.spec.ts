import { expect, test } from '@playwright/test'

test('"Load more" adds in place, keeps the address, moves focus to what is new, and Back takes it away', async ({
  page,
}) => {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto('/news')
  const stories = page.locator('main .story')
  const before = await stories.count()
  await page.getByRole('link', { name: 'Load more' }).click()
  await expect.poll(() => stories.count()).toBeGreaterThan(before)
  await expect(page).toHaveURL('/news')
  await expect(stories.nth(before).getByRole('link').last()).toBeFocused()
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Page 2' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  const paths = await page
    .locator('main .story-headline a')
    .evaluateAll((links) => links.map((link) => link.textContent))
  expect(new Set(paths).size).toBe(paths.length)

  await page.goBack()
  await expect.poll(() => stories.count()).toBe(before)
  await expect(page.getByRole('link', { name: 'Load more' })).toBeFocused()
  await page.goForward()
  await expect.poll(() => stories.count()).toBeGreaterThan(before)
  await page.reload()
  await expect.poll(() => stories.count()).toBeGreaterThan(before)
  expect(errors).toEqual([])
})

test('"Load more" says in words that it failed, and works at the next attempt', async ({ page, context }) => {
  await page.goto('/news')
  const stories = page.locator('main .story')
  const before = await stories.count()
  const more = page.getByRole('link', { name: 'Load more' })
  await context.setOffline(true)
  await more.click()
  await expect(page.getByRole('status').filter({ hasText: 'You are offline' })).toBeVisible()
  await context.setOffline(false)
  await page.route('**/news/page/2', (route) => route.abort())
  await more.click()
  await expect(page.getByRole('status').filter({ hasText: 'Try again' })).toBeVisible()
  expect(await stories.count()).toBe(before)
  await page.unroute('**/news/page/2')
  await more.click()
  await expect.poll(() => stories.count()).toBeGreaterThan(before)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  for (const address of ['/news', '/tag/caspian-sea', '/author/rashad-guliyev'])
    test(`${address} leads through all its pages by number, and has none after the last`, async ({ page, request }) => {
      await page.goto(address, { waitUntil: 'domcontentloaded' })
      await expect(page.getByRole('link', { name: 'Load more' })).toBeHidden()
      const numbers = page.getByRole('navigation', { name: 'Pages' }).getByRole('listitem')
      const last = Number((await numbers.count()) === 0 ? 1 : await numbers.last().textContent())
      expect((await request.get(`${address}/page/${last + 1}`)).status()).toBe(404)
      test.skip(last === 1, 'The demo edition has one page of it.')
      await numbers.last().getByRole('link').click()
      await expect(page).toHaveURL(`${address}/page/${last}`)
      await expect(numbers.last().getByRole('link')).toHaveAttribute('aria-current', 'page')
      await page.getByRole('link', { name: 'Newer' }).click()
      await expect(page).toHaveURL(last === 2 ? address : `${address}/page/${last - 1}`)
    })

  test('the numbers stand side by side in 320 pixels, large enough for a finger', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/news/page/2', { waitUntil: 'load' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const boxes = await page
      .getByRole('navigation', { name: 'Pages' })
      .locator('li a')
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON() as DOMRect))
    expect(Math.min(...boxes.map(({ width, height }) => Math.min(width, height)))).toBeGreaterThanOrEqual(24)
    expect(new Set(boxes.map(({ top }) => top)).size).toBe(1)
  })
})
