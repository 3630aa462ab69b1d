import { expect, test, type Page } from '@playwright/test'
import { openNewsroom } from '../support/editor'
import { change, leaveNewsroom, publish } from '../support/newsroom'
import { keptPages, whenWorkerAnswers } from '../support/offline'

test.use({ serviceWorkers: 'allow' })
test.afterAll(leaveNewsroom)

const headline = (page: Page) => page.getByRole('heading', { level: 1 })

/** How many caches and workers of this site the browser has. */
const leftBehind = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('digest:offline'))
    return names.length + (await navigator.serviceWorker.getRegistrations()).length
  })

test('who has a connection is shown what stands now, never the copy; who has none, what they were shown last', async ({
  page,
  context,
}) => {
  const slug = `kept-by-a-device-${test.info().retry}`
  const path = `/science/${slug}`
  const article = await publish(slug, { headline: 'Kept by a device' })
  await expect.poll(async () => (await page.goto(path))?.status()).toBe(200)
  await page.getByRole('button', { name: 'Reject' }).click()
  await whenWorkerAnswers(page)
  await page.locator('.article-facts [data-keep]').click()
  await expect.poll(() => keptPages(page)).toContain(path)

  await change(article, { headline: 'Corrected since' })
  // Another process changed it: this one has heard of it within a second.
  await expect.poll(async () => (await page.request.get(path)).text()).toContain('Corrected since')
  await page.goto(path)
  await expect(headline(page)).toHaveText('Corrected since')
  await expect(page.getByRole('complementary', { name: 'Kept copy' })).toHaveCount(0)
  const copy = () => page.evaluate(async (kept) => (await caches.match(kept))?.text(), path)
  await expect.poll(copy, { timeout: 20_000 }).toContain('Corrected since')
  await context.setOffline(true)
  await page.goto(path)
  await expect(headline(page)).toHaveText('Corrected since')
  await expect(page.getByRole('complementary', { name: 'Kept copy' })).toBeVisible()
})

test('switched off in the settings, workers take themselves and every copy away', async ({ browser, page }) => {
  await page.goto('/')
  await whenWorkerAnswers(page)
  await expect.poll(() => keptPages(page)).toContain('/offline')

  const newsroom = await openNewsroom(browser, { role: 'admin' })
  const choose = async (value: 'on' | 'off') => {
    await newsroom.goto('/admin/settings')
    await newsroom.getByLabel('Without a connection').selectOption(value)
    await newsroom.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(newsroom.getByText('The settings are saved.')).toBeVisible()
  }
  await choose('off')
  try {
    await page.goto('/')
    await expect(page.locator('html')).not.toHaveAttribute('data-offline')
    await expect.poll(() => leftBehind(page), { timeout: 20_000 }).toBe(0)
    await page.goto('/news')
    expect(await leftBehind(page)).toBe(0)
    expect((await page.request.get('/offline')).status()).toBe(404)
  } finally {
    await choose('on')
  }
  await page.goto('/')
  await whenWorkerAnswers(page)
})
