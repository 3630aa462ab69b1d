import { expect, test } from '@playwright/test'
import { LITE_BYTES_MAX } from '@/lib/lite/lite'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'

const ARTICLES = [
  '/culture/how-to-read-a-carpet',
  '/energy/how-southern-gas-corridor-works',
  '/diaspora/banine-from-baku-to-paris',
]

test('a lite article weighs at most 50 KB with its picture, and loads nothing else', async ({ page }) => {
  for (const article of ARTICLES) {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    const kinds: string[] = []
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    session.on('Network.responseReceived', ({ type }) => kinds.push(type))
    await page.goto(`/lite${article}`, { waitUntil: 'networkidle' })
    await session.detach()
    expect(kinds.filter((kind) => kind !== 'Other').toSorted()).toEqual(['Document', 'Image'])
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThanOrEqual(LITE_BYTES_MAX)
  }
})

test('a reader goes to the lite form and back to the full one', async ({ page, baseURL }) => {
  const [article = ''] = ARTICLES
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(article)
  const headline = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('link', { name: 'Lite version' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline ?? '')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${baseURL}${article}`)
  await expect(page.locator('script')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await expectNoAxeFindings(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoColourFindings(page)
  await page.getByRole('link', { name: 'The full page' }).click()
  await expect(page).toHaveURL(`${baseURL}${article}`)
})

test('lite addresses answer as the full ones do, and are kept', async ({ request }) => {
  const statusOf = async (path: string) => (await request.get(path, { maxRedirects: 0 })).status()
  const moved = await request.get('/lite/opinion/how-southern-gas-corridor-works', { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect(moved.headers()['location']).toBe('/lite/energy/how-southern-gas-corridor-works')
  expect(await statusOf('/lite/opinion/nothing-stands-here')).toBe(404)
  expect(await statusOf('/lite/economy/hazelnuts-of-three-shores')).toBe(404)
  expect(await statusOf('/lite/cop29/blue-zone-and-green-zone')).toBe(410)
  await request.get(`/lite${ARTICLES[0]}`)
  expect((await request.get(`/lite${ARTICLES[0]}`)).headers()['x-cache']).toBe('hit')
})
