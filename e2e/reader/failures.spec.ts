import { expect, test } from '@playwright/test'
import { READER_PAGES } from '../support/routes'

test('an embed without a network says so, and comes at the next attempt', async ({ page, context }) => {
  await page.route(/youtube/, (route) => route.fulfill({ contentType: 'text/html', body: 'player' }))
  await page.goto(READER_PAGES.article)
  await page.getByRole('button', { name: 'Accept' }).click()
  const embed = page.locator('figure.embed').first()
  await context.setOffline(true)
  await embed.locator('[data-frame]').click()
  const again = embed.getByRole('button', { name: 'Try again' })
  await expect(again).toBeFocused()
  await expect(embed).toContainText('You are offline')
  await context.setOffline(false)
  await again.click()
  await expect(embed.locator('iframe')).toBeVisible()
  await expect(embed.getByRole('link', { name: /Open it on/ })).toBeVisible()
})

test('a picture that cannot be had keeps its place and says what it shows; it comes with the network', async ({
  page,
  context,
}) => {
  await page.route('**/media/**', (route) => route.abort())
  await page.goto(READER_PAGES.article)
  const picture = page.locator('.lead-picture img')
  await expect(picture).toHaveAttribute('data-failed', '')
  const { width, height } = (await picture.boundingBox()) ?? { width: 0, height: 1 }
  expect(width / height).toBeCloseTo(1.6, 1)
  await page.unroute('**/media/**')
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(picture).not.toHaveAttribute('data-failed', '')
})

test('a link that may not be copied is shown, to be copied by hand', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('refused')) })
  })
  await page.goto(READER_PAGES.article)
  await page.locator('details.share summary').click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.locator('[data-copy-status]')).toHaveText(`Copy this: ${baseURL ?? ''}${READER_PAGES.article}`)
})

test('what was deleted is not written again by the same page', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await page.getByRole('button', { name: 'Reject' }).click()
  await page.evaluate(() => {
    scrollTo(0, 1500)
  })
  await page.getByRole('button', { name: 'What this site stored about you' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete all' }).click()
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('digest:')))).toEqual([])
})
