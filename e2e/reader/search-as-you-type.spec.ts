import { expect, test, type Page } from '@playwright/test'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'
import { READER_PAGES } from '../support/routes'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' })
const fieldOf = (page: Page) => dialogOf(page).locator('input[name=q]')
const optionsOf = (page: Page) => dialogOf(page).getByRole('option')

/** Everything that a browser complains about while a test runs. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    // The worker for reading offline is kept out of these journeys, which the runner calls a warning.
    const isOfRunner = message.text().startsWith('Service Worker registration blocked')
    if (['error', 'warning'].includes(message.type()) && !isOfRunner) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

async function openSearch(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Search', exact: true }).first().click()
  await expect(fieldOf(page)).toBeFocused()
}

test('nothing of the search is fetched before a reader reaches for it', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(READER_PAGES.article, { waitUntil: 'networkidle' })
  expect(asked.filter((path) => /^\/(islands|api)\//.test(path))).toEqual([])
  await openSearch(page)
  await fieldOf(page).fill('caspian')
  await expect(optionsOf(page).first()).toContainText(/caspian/i)
  for (const path of ['/islands/search.js', '/islands/search-worker.js', '/api/v1/quick-search'])
    await expect.poll(() => asked).toContain(path)
})

for (const width of [390, 1440])
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 }, hasTouch: width === 390 })

    test('a name is found however it is typed, marked, dated, and its article opens', async ({ page }) => {
      const complaints = complaintsOf(page)
      await page.goto(READER_PAGES.home)
      await openSearch(page)
      for (const typed of ['Neft Daşları', 'neft daslari', 'NEFT DASLARI']) {
        await fieldOf(page).fill(typed)
        const option = dialogOf(page).getByRole('option', { name: /Neft Daşları, a town/ })
        await expect(option).toContainText(/\d{4}/)
        await expect(option.locator('mark')).toHaveText(['Neft', 'Daşları'])
      }
      await dialogOf(page)
        .getByRole('option', { name: /Neft Daşları, a town/ })
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Neft Daşları')
      expect(complaints).toEqual([])
    })

    test('nothing moves on the page when search opens', async ({ page }) => {
      await page.goto(READER_PAGES.article)
      const place = () => page.getByRole('heading', { level: 1 }).boundingBox()
      const before = await place()
      await openSearch(page)
      expect(await place()).toEqual(before)
    })

    test('it is accessible, in either theme', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(READER_PAGES.article)
      await openSearch(page)
      await fieldOf(page).pressSequentially('baku')
      await expect(optionsOf(page).nth(2)).toBeVisible({ timeout: 15_000 })
      await page.keyboard.press('ArrowDown')
      await expectNoAxeFindings(page, '#search')
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await expectNoColourFindings(page, '#search')
    })
  })

test('the keyboard alone: /, arrows, Home, End, Enter, Escape, and focus comes back', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  const opener = page.getByRole('button', { name: 'Search', exact: true }).first()
  await opener.focus()
  await page.keyboard.press('/')
  const field = fieldOf(page)
  await expect(field).toBeFocused()
  await page.keyboard.type('baku')
  await expect(field).toHaveRole('combobox')
  await expect(optionsOf(page).nth(3)).toBeVisible()
  // Until nothing more arrives, the last option is not the last.
  await expect(dialogOf(page).getByRole('status')).not.toContainText('…')
  const ids = await optionsOf(page).evaluateAll((options) => options.map(({ id }) => id))
  const reached = () => field.getAttribute('aria-activedescendant')

  await page.keyboard.press('ArrowDown')
  expect(await reached()).toBe(ids[0])
  await page.keyboard.press('ArrowDown')
  expect(await reached()).toBe(ids[1])
  await page.keyboard.press('End')
  expect(await reached()).toBe(ids.at(-1))
  await page.keyboard.press('ArrowDown')
  expect(await reached()).toBeNull()
  await page.keyboard.press('ArrowUp')
  expect(await reached()).toBe(ids.at(-1))
  await page.keyboard.press('Home')
  expect(await reached()).toBe(ids[0])
  await expect(field).toBeFocused()
  await expect(dialogOf(page).locator('[aria-selected=true]')).toHaveCount(1)

  await page.keyboard.press('Escape')
  await expect(dialogOf(page)).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('caucasian carpet')
  await expect(optionsOf(page).first()).toContainText('carpet')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/carpet/)
})

test('Enter in the field, and the last option, lead to the search page', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await page.keyboard.press('/')
  await page.keyboard.type('river')
  await expect(dialogOf(page).getByRole('option', { name: 'All results for “river”' })).toHaveAttribute(
    'href',
    '/search?q=river',
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=river/)
})

test('a typo is forgiven only where nothing matches as typed', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await openSearch(page)
  await fieldOf(page).fill('sturgoen')
  await expect(optionsOf(page).first()).toContainText('sturgeon')
  await expect(dialogOf(page).getByText('spelled nearly so')).toBeVisible()
  await fieldOf(page).fill('sturgeon')
  await expect(dialogOf(page).getByText('spelled nearly so')).toBeHidden()
})

test('the first touch and all that is typed survive a slow line', async ({ page }) => {
  const complaints = complaintsOf(page)
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/islands/**', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(READER_PAGES.article)
  await openSearch(page)
  await expect(dialogOf(page).locator('[aria-busy=true]')).toHaveText('')
  await page.keyboard.type('sturgeon')
  letThrough()
  await expect(optionsOf(page).first()).toContainText('sturgeon')
  await expect(fieldOf(page)).toHaveValue('sturgeon')
  await expect(fieldOf(page)).toBeFocused()
  expect(complaints).toEqual([])
})

test('where its script cannot be had, the form is there', async ({ page }) => {
  await page.route('**/islands/**', (route) => route.abort())
  await page.goto(READER_PAGES.article)
  await openSearch(page)
  await expect(dialogOf(page).locator('[aria-busy]')).toHaveCount(0)
  await page.keyboard.type('sturgeon')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=sturgeon/)
})

test('where the index or the archive cannot be had, words say so', async ({ page }) => {
  await page.route(/\/api\/v1\/quick-search/, (route) => route.fulfill({ status: 503 }))
  await page.route(/\/api\/v1\/search/, (route) => route.fulfill({ status: 503 }))
  await page.goto(READER_PAGES.article)
  await openSearch(page)
  await fieldOf(page).fill('sturgeon')
  const status = dialogOf(page).getByRole('status')
  await expect(status).toContainText('The headlines could not be fetched')
  await expect(status).toContainText('The texts could not be searched')
})

test('without a line headlines are still searched, and words say so', async ({ page, context }) => {
  await page.goto(READER_PAGES.article)
  await openSearch(page)
  await fieldOf(page).fill('carpet')
  await expect(optionsOf(page).first()).toContainText('carpet')
  await context.setOffline(true)
  await fieldOf(page).fill('sturgeon')
  await expect(optionsOf(page).first()).toContainText('sturgeon')
  await expect(dialogOf(page).getByRole('status')).toContainText('You are offline')
})

test('searches are kept on the device, offered, listed among what is stored, and cleared', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await openSearch(page)
  await fieldOf(page).fill('sturgeon')
  await optionsOf(page).first().click()
  await expect(page).toHaveURL(/sturgeon/)
  await openSearch(page)
  const kept = dialogOf(page).getByRole('group', { name: 'Your last searches' })
  await expect(kept.getByRole('option')).toHaveText(['sturgeon'])
  await dialogOf(page).getByRole('button', { name: 'Clear your searches' }).click()
  await expect(kept).toBeHidden()
  expect(await page.evaluate(() => localStorage.getItem('digest:searches'))).toBeNull()
})

test('the key / can be turned off, and belongs to whoever is writing', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await page.keyboard.press('/')
  await fieldOf(page).fill('')
  await page.keyboard.type('km/h')
  await expect(fieldOf(page)).toHaveValue('km/h')
  await dialogOf(page).getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('/')
  await expect(dialogOf(page)).toBeHidden()
  await page.keyboard.press('Control+k')
  await expect(dialogOf(page)).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('the button leads to the search page', async ({ page }) => {
    await page.goto(READER_PAGES.article)
    await page.getByRole('button', { name: 'Search', exact: true }).first().click()
    await expect(page).toHaveURL(/\/search\?*$/)
  })
})

test('the index has an address for each version, kept for good', async ({ request }) => {
  const current = await request.get('/api/v1/quick-search', { maxRedirects: 0 })
  expect(current.status()).toBe(307)
  const version = current.headers()['location'] ?? ''
  const index = await request.get(version)
  expect(index.headers()['cache-control']).toContain('immutable')
  const past = await request.get('/api/v1/quick-search/0000000000000000')
  expect([past.status(), past.headers()['cache-control']]).toEqual([404, 'private, no-store'])
})
