import { expect, test } from '@playwright/test'
import { mailTo, newReader, signedInReader, signIn } from '../support/readers'
import { READER_PAGES } from '../support/routes'
import { leaveNewsroom } from '../support/newsroom'

// Each is several sendings of a form with a password's hash in them.
test.describe.configure({ timeout: 90_000 })
test.afterAll(leaveNewsroom)

const HEADLINE = 'How to read a Caucasian carpet'

test('what a device keeps is the account’s after signing in, and so on every device', async ({ browser }) => {
  const reader = await signedInReader(browser)
  const { page } = await newReader(browser)
  await page.goto(READER_PAGES.article)
  await page.getByRole('button', { name: 'Reject' }).click()
  const save = page.locator('.article-facts').getByRole('button', { name: /^Saved? / })
  await save.click()
  await expect(page.getByText('Saved on this device.')).toBeVisible()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await page.goto(READER_PAGES.tag)
  await page.getByRole('button', { name: /^Follow / }).click()
  await expect(page.getByText('You follow this now on this device.')).toBeVisible()
  await page.goto('/saved')
  await expect(page.locator('main .story')).toHaveCount(1)

  await page.goto('/sign-in?from=/saved')
  await signIn(page, reader.email)
  await expect(page).toHaveURL('/saved')
  await expect(page.locator('main .story')).toHaveCount(1)

  const other = reader.page
  const told = other.waitForResponse((answer) => answer.url().endsWith('/api/v1/kept/merge'))
  await other.goto(READER_PAGES.article)
  expect((await told).status()).toBe(200)
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(other.locator('html')).toHaveAttribute('data-consent', 'rejected')
  await expect(other.locator('.article-facts [data-keep]')).toHaveAttribute('aria-pressed', 'true')
  await other.goto('/for-you')
  await expect(other.locator('main .story').first()).toBeVisible()
  await expect(other.locator('.followed li')).toHaveCount(1)

  // Let go of, and undone; taken back where the account cannot be told.
  await other.goto('/saved')
  const kept = other.locator('main .story [data-keep]')
  await kept.click()
  await expect(other.getByText('Removed.')).toBeVisible()
  await other.getByRole('button', { name: 'Undo' }).click()
  await expect(kept).toHaveAttribute('aria-pressed', 'true')
  await other.context().setOffline(true)
  await kept.click()
  await expect(other.getByText('You are offline.')).toBeVisible()
  await expect(kept).toHaveAttribute('aria-pressed', 'true')
  await other.context().setOffline(false)

  // Signed out, nothing of the account stays on the device.
  await other.goto('/sign-out')
  await other.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await expect(other).toHaveURL('/')
  await other.goto('/saved')
  await expect(other.getByText('Nothing here yet.')).toBeVisible()
})

test('without script a reader saves, filters and removes', async ({ browser }) => {
  const { page } = await signedInReader(browser, { hasScript: false })
  await page.goto(READER_PAGES.article)
  await page.locator('.article-facts').getByRole('link', { name: 'Save' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL('/saved')
  await page
    .getByRole('navigation', { name: 'Narrow' })
    .getByRole('link', { name: /Culture/ })
    .click()
  await expect(page).toHaveURL('/saved?section=culture')
  await expect(page.getByRole('heading', { name: HEADLINE })).toBeVisible()
  await page.getByRole('link', { name: /^Remove/ }).click()
  await page.getByRole('main').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Nothing here yet.')).toBeVisible()
})

test('the digest by e-mail is asked for, confirmed by a button, and ended by one click', async ({ browser }) => {
  const { page, email, context } = await newReader(browser, { hasScript: false, isPhone: true })
  await page.goto(READER_PAGES.section)
  const box = page.getByRole('contentinfo').locator('.newsletter-box')
  await box.getByLabel('The daily digest').fill(email)
  await box.getByRole('button', { name: 'Subscribe' }).click()
  await expect(page).toHaveURL('/newsletter/sent')
  const letter = await mailTo(email, /Confirm that you want/)
  const [, path = '', token = ''] = /(\/newsletter\/confirm\?token=(\S+))/.exec(letter) ?? []
  await page.goto(path)
  await page.getByRole('button', { name: 'Yes, send me the digest' }).click()
  await expect(page.getByText(`It comes to ${email} at 07:00`)).toBeVisible()
  await page.getByLabel('Hour').selectOption('18:00')
  await page.getByLabel('Culture').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.goto(`/newsletter?token=${token}`)
  await expect(page.getByText(`It comes to ${email} at 18:00`)).toBeVisible()
  await expect(page.getByLabel('Culture')).toBeChecked()

  // A mail program asks from nowhere and without a cookie.
  const ended = await context.request.post(`/api/v1/newsletter/unsubscribe?token=${token}`, {
    form: { 'List-Unsubscribe': 'One-Click' },
    headers: { cookie: '' },
  })
  expect(ended.status()).toBe(200)
  await page.goto(`/newsletter?token=${token}`)
  await expect(page.getByRole('button', { name: 'Subscribe' }).first()).toBeVisible()
})
