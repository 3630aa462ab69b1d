import { expect, test, type Page } from '@playwright/test'

const results = (page: Page) => page.locator('.archive-result')

for (const javaScriptEnabled of [true, false])
  test.describe(`the search page ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    test.use({ javaScriptEnabled })

    test('answers a name however it is written, and lands on the passage', async ({ page }) => {
      await page.goto('/search', { waitUntil: 'domcontentloaded' })
      const words = page.getByRole('main').getByRole('searchbox', { name: 'Search words' })
      await words.fill('Qarabağ horse')
      await words.press('Enter')
      await expect(page).toHaveURL(/\/search\?q=Qaraba/)
      await expect(
        page
          .locator('mark')
          .filter({ hasText: /karabakh/i })
          .first(),
      ).toBeVisible()
      const link = results(page).first().getByRole('link').last()
      expect(await link.getAttribute('href')).toContain('#:~:text=')
      await link.click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/horse/i)
    })

    test('is narrowed, widened again, and sorted', async ({ page }) => {
      await page.goto('/search?q=caspian', { waitUntil: 'domcontentloaded' })
      const all = await page.locator('.archive-count').textContent()
      const narrow = page.getByRole('region', { name: 'Narrow' })
      await narrow.getByRole('link', { name: 'Science', exact: true }).click()
      await expect(page).toHaveURL(/section=science/)
      expect(await page.locator('.archive-count').textContent()).not.toBe(all)
      await narrow.getByRole('link', { name: 'Take away: Section Science' }).click()
      await expect(page.locator('.archive-count')).toHaveText(all ?? '')
      await page.getByRole('navigation', { name: 'Sort' }).getByRole('link', { name: 'Newest' }).click()
      await expect(page).toHaveURL(/sort=date/)
      const days = await results(page)
        .locator('time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''))
      expect(days).toEqual([...days].sort().reverse())
    })

    test('has pages by number', async ({ page }) => {
      await page.goto('/search?q=caspian', { waitUntil: 'domcontentloaded' })
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Page 2' }).click()
      await expect(page).toHaveURL('/search?q=caspian&page=2')
      await expect(results(page).first()).toBeVisible()
    })

    test('offers the nearest spelling, and says what to try where nothing is near', async ({ page }) => {
      await page.goto('/search?q=casipan', { waitUntil: 'domcontentloaded' })
      await expect(page.getByText('No article has “casipan”.')).toBeVisible()
      await page.getByRole('main').getByRole('link', { name: 'caspian', exact: true }).click()
      await expect(page).toHaveURL('/search?q=caspian')
      await page.goto('/search?q=zzqqxx', { waitUntil: 'domcontentloaded' })
      await expect(page.getByText('What you can try:')).toBeVisible()
    })
  })

test('the search page keeps out of the results of search engines, and marks nothing that is markup', async ({
  page,
}) => {
  await page.goto(`/search?q=${encodeURIComponent('<b>caspian</b>')}`)
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  expect(await page.locator('main b').count()).toBe(0)
})

test('quotation marks ask for words side by side, a hyphen leaves a word out', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('"caspian seal"')}`)
  const phrase = await results(page).count()
  await page.goto('/search?q=caspian+seal')
  expect(await results(page).count()).toBeGreaterThan(phrase)
  await page.goto('/search?q=caspian+-seal')
  await expect(results(page).filter({ hasText: 'Counting seals' })).toHaveCount(0)
})

test('hostile queries are answered or refused, never failed', async ({ request }) => {
  const queries = [
    '$where',
    '{"$gt":""}',
    '"',
    '-"',
    '\u0000',
    'NEAR(a b)',
    'a AND b OR',
    '*'.repeat(200),
    'x'.repeat(100_000),
  ]
  for (const query of queries)
    for (const path of ['/search', '/api/v1/search']) {
      const response = await request.get(`${path}?q=${encodeURIComponent(query)}`)
      expect([200, 400, 414, 431], `${path} ${query.slice(0, 20)}`).toContain(response.status())
    }
})

test('the JSON answer says what the page says', async ({ request }) => {
  const answer = (await (await request.get('/api/v1/search?q=caspian&limit=3')).json()) as {
    results: { headline: string; path: string }[]
    path: string
  }
  expect(answer.results).toHaveLength(3)
  expect(answer.path).toBe('/search?q=caspian')
  expect((await request.get('/api/v1/search?q=')).status()).toBe(400)
})
