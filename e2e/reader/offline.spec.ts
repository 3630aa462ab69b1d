import { expect, test, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'
import { keptPages, whenWorkerAnswers } from '../support/offline'
import { READER_PAGES } from '../support/routes'

test.use({ serviceWorkers: 'allow', viewport: { width: 390, height: 844 } })

const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const copyNote = (page: Page) => page.getByRole('complementary', { name: 'Kept copy' })
const isLoaded = (image: HTMLImageElement | SVGElement) => image instanceof HTMLImageElement && image.naturalWidth > 0

test('the site can be installed: its manifest is whole, its icons have the sizes that it names', async ({
  page,
  request,
}) => {
  await page.goto('/digest')
  const session = await page.context().newCDPSession(page)
  const { url, data, errors } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(new URL(url).pathname).toBe('/manifest.webmanifest')
  const manifest = JSON.parse(data ?? '') as { start_url: string; icons: { src: string; sizes: string }[] }
  expect((await request.get(manifest.start_url)).status()).toBe(200)
  const drawn = manifest.icons.filter(({ sizes }) => sizes !== 'any')
  expect(drawn.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
  for (const { src, sizes } of drawn) {
    const { width, height } = await sharp(await (await request.get(src)).body()).metadata()
    expect(`${width}x${height}`).toBe(sizes)
  }
  await whenWorkerAnswers(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
})

/** Goes where a link leads. What a browser fetches ahead of a click is not held back by a network that is only said to be gone. */
const follow = async (link: Locator) => link.page().goto((await link.getAttribute('href')) ?? '')

test('saved pieces and the newest digest are read without a connection, and nothing else pretends to be', async ({
  page,
  context,
}) => {
  test.setTimeout(60_000)
  await page.goto(READER_PAGES.opinion)
  await page.getByRole('button', { name: 'Reject' }).click()
  await whenWorkerAnswers(page)
  // Who came for one piece keeps nothing of the digest.
  await expect.poll(() => keptPages(page)).toEqual(['/offline'])
  const words = await headline(page).innerText()
  await page.locator('.article-facts [data-keep]').click()
  await expect.poll(() => keptPages(page)).toContain(READER_PAGES.opinion)

  await page.goto('/digest')
  const pieces = await page
    .locator('main .story-headline a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  await expect.poll(() => keptPages(page), { timeout: 20_000 }).toEqual(expect.arrayContaining(pieces))

  await context.setOffline(true)
  await page.goto(READER_PAGES.opinion)
  await expect(headline(page)).toHaveText(words)
  await expect(copyNote(page)).toContainText('You are offline. This is the copy of')
  expect(await page.locator('.lead-picture img').evaluate(isLoaded)).toBe(true)

  await page.goto('/digest')
  await expect(headline(page)).toContainText('The digest of')
  const first = page.locator('main .story-headline a').first()
  const firstWords = await first.innerText()
  await follow(first)
  await expect(headline(page)).toHaveText(firstWords)
  await expect(copyNote(page)).toBeVisible()
  expect(await page.locator('.lead-picture img').evaluate(isLoaded)).toBe(true)

  await page.goto(READER_PAGES.section)
  await expect(headline(page)).toHaveText('You are offline')
  await expect(page.getByText('This page needs a connection.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Saved' }).getByRole('link')).toHaveText([words])
  await expect(page.getByRole('region', { name: /^The digest of / }).locator('.story')).toHaveCount(pieces.length)
  await expectNoAxeFindings(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoColourFindings(page)

  await page.goto('/saved')
  await follow(page.getByRole('region', { name: 'Saved' }).getByRole('link'))
  await expect(headline(page)).toHaveText(words)

  await context.setOffline(false)
  await copyNote(page).getByRole('link', { name: 'Try again' }).click()
  await expect(headline(page)).toHaveText(words)
  await expect(copyNote(page)).toHaveCount(0)
  await page.locator('.article-facts [data-keep]').click()
  await expect.poll(() => keptPages(page)).not.toContain(READER_PAGES.opinion)

  await page.getByRole('button', { name: 'What this site stored about you' }).click()
  const stored = page.getByRole('dialog', { name: 'What this site stored about you' })
  await expect(stored.locator('[data-stored="offline"]')).toContainText('"/digest/2026-11-23"')
  await stored.getByRole('button', { name: 'Delete all' }).click()
  await expect(stored.locator('[data-stored="offline"]')).toHaveText('Nothing')
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  await page.goto(READER_PAGES.opinion)
  await expect.poll(() => keptPages(page)).toEqual(['/offline'])
})

test('what is a reader’s own, or the newsroom’s, is never kept', async ({ page }) => {
  await page.goto('/')
  await whenWorkerAnswers(page)
  for (const address of ['/sign-in', '/saved', '/for-you', '/newsletter', '/admin', '/account'])
    await page.goto(address, { waitUntil: 'load' })
  await page.goto('/')
  await expect.poll(() => keptPages(page)).toContain('/digest/2026-11-23')
  const paths = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(paths.filter((path) => /^\/(sign|saved|for-you|newsletter|admin|account|api)/.test(path))).toEqual([])
})
