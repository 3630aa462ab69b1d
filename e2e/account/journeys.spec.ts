import { expect, test, type Page } from '@playwright/test'
import {
  codeIn,
  codeTo,
  mailTo,
  newReader,
  OTHER_PASSWORD,
  PASSWORD,
  registerReader,
  signedInReader,
  signIn,
} from '../support/readers'
import { READER_PAGES } from '../support/routes'
import { ageCode, leaveNewsroom } from '../support/newsroom'

const WAYS = [
  { name: 'with script, desktop', hasScript: true, isPhone: false },
  { name: 'with script, phone', hasScript: true, isPhone: true },
  { name: 'without script, desktop', hasScript: false, isPhone: false },
  { name: 'without script, phone', hasScript: false, isPhone: true },
]

// Each is several sendings of a form with a password's hash in them.
test.describe.configure({ timeout: 90_000 })
test.afterAll(leaveNewsroom)

/** The header's own entry; a phone has it in its menu. */
const signInTool = (page: Page) => page.locator('.tools .tool-sign-in')

async function openSignIn(page: Page, { isPhone }: { isPhone: boolean }): Promise<void> {
  if (!isPhone) return signInTool(page).click()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Sign in' }).click()
}

for (const way of WAYS) {
  test.describe(way.name, () => {
    test('a reader registers, leaves, and comes back to the article', async ({ browser }) => {
      const reader = await newReader(browser, way)
      const { page, email } = reader
      await registerReader(reader)
      await page.goto('/sign-out')
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
      await expect(page).toHaveURL('/')

      await page.goto(READER_PAGES.article)
      await openSignIn(page, way)
      await expect(page.getByText('Welcome Back!')).toBeVisible()
      await signIn(page, email, OTHER_PASSWORD)
      await expect(page.getByText('The name or the password is not right.')).toBeVisible()
      await expect(page.getByLabel('User name or e-mail')).toHaveValue(email)
      await signIn(page, email)
      // The dialog leaves the address alone: that the form is gone says that it was sent and answered.
      await expect(page.getByText('Welcome Back!')).toBeHidden()
      await expect(page).toHaveURL(READER_PAGES.article)
      await page.waitForLoadState()
      await page.goto('/account')
      await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
    })

    test('a lost password is replaced by code', async ({ browser }) => {
      const reader = await signedInReader(browser, way)
      const { page, email } = await newReader(browser, way)
      await page.goto('/sign-in')
      await page.getByRole('link', { name: 'Lost your password?' }).click()
      await page.getByLabel('E-mail').fill(reader.email)
      await page.getByRole('button', { name: 'Send the code' }).click()
      await page.getByLabel('Code of six digits').fill(await codeTo(reader.email, /new password/))
      await page.getByLabel('New password').fill(OTHER_PASSWORD)
      await page.getByRole('button', { name: 'Set the password' }).click()
      await expect(page).toHaveURL('/')
      expect(email).not.toBe(reader.email)

      await reader.page.goto('/account')
      await expect(reader.page).toHaveURL(/sign-in/)
    })

    test('a code is mailed, five wrong ones end it, and so do ten minutes', async ({ browser }) => {
      const reader = await signedInReader(browser, way)
      const { page } = await newReader(browser, way)
      await page.goto('/sign-in/code')
      await page.getByLabel('E-mail').fill(reader.email)
      await page.getByRole('button', { name: 'Send the code' }).click()
      const first = await mailTo(reader.email, /sign-in code/)
      const code = codeIn(first)
      const answer = async (given: string) => {
        await page.getByLabel('Code of six digits').fill(given)
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      }
      const wrong = code === '000000' ? '111111' : '000000'
      await answer(wrong)
      await expect(page.getByText('You can try 4 more times.')).toBeVisible()
      await answer(wrong)
      await expect(page.getByText('You can try 3 more times.')).toBeVisible()
      await answer(wrong)
      await expect(page.getByText('You can try 2 more times.')).toBeVisible()
      await answer(wrong)
      await expect(page.getByText('You can try once more.')).toBeVisible()
      await answer(wrong)
      await expect(page.getByText('it cannot be tried again')).toBeVisible()
      await answer(code)
      await expect(page.getByText('This code is over')).toBeVisible()

      const sendAnother = async (before: string) => {
        await page.getByRole('link', { name: 'Send another code' }).click()
        await page.getByLabel('E-mail').fill(reader.email)
        await page.getByRole('button', { name: 'Send the code' }).click()
        return mailTo(reader.email, /sign-in code/, { before })
      }
      const second = await sendAnother(first)
      await ageCode(page, 10)
      await answer(codeIn(second))
      await expect(page.getByText('older than 10 minutes. Please ask for a new one.').first()).toBeVisible()
      const third = await sendAnother(second)
      await ageCode(page, 9)
      await answer(codeIn(third))
      await expect(page).toHaveURL('/')
    })

    test('signing out everywhere ends the session of a second browser', async ({ browser }) => {
      const reader = await signedInReader(browser, way)
      const second = await newReader(browser, way)
      await second.page.goto('/sign-in')
      await signIn(second.page, reader.email)
      await expect(second.page).toHaveURL('/')
      await reader.page.goto('/account/sessions')
      await expect(reader.page.getByRole('button', { name: 'Sign out there' })).toBeVisible()
      await reader.page.getByRole('button', { name: 'Sign out everywhere' }).click()
      await expect(reader.page).toHaveURL(/sign-in/)
      await second.page.goto('/account')
      await expect(second.page).toHaveURL(/sign-in/)
    })

    test('a reader takes what is kept of them, another address and another password', async ({ browser }) => {
      const { page, context, email } = await signedInReader(browser, way)
      const kept = await context.request.get('/api/v1/account/export')
      expect(kept.headers()['content-disposition']).toContain('attachment')
      expect(await kept.text()).toContain(email)
      const other = `new-${email}`
      await page.goto('/account/email')
      await page.getByLabel('New e-mail').fill(other)
      await page.getByLabel('Your password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Send the code' }).click()
      await page.getByLabel('Code of six digits').fill(await codeTo(other, /./))
      await page.getByRole('button', { name: 'Confirm' }).click()
      await expect(page.getByText(other)).toBeVisible()
      await page.goto('/account/password')
      await page.getByLabel('Your password now').fill(PASSWORD)
      await page.getByLabel('New password').fill(OTHER_PASSWORD)
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('Your password is changed.')).toBeVisible()
      await context.clearCookies()
      await page.goto('/sign-in')
      await signIn(page, other, OTHER_PASSWORD)
      await expect(page).toHaveURL('/')
    })

    test('an account is deleted, and nothing opens it again', async ({ browser }) => {
      const { page, email } = await signedInReader(browser, way)
      await page.goto('/account/delete')
      await page.getByLabel('To confirm').fill(email)
      await page.getByLabel('Your password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Delete my account' }).click()
      await expect(page).toHaveURL('/')
      await page.goto('/sign-in')
      await signIn(page, email)
      await expect(page.getByText('The name or the password is not right.')).toBeVisible()
    })
  })
}

test('the account menu says who is signed in, from the first paint on', async ({ browser }) => {
  const reader = await signedInReader(browser)
  await reader.page.goto(READER_PAGES.article)
  await expect(signInTool(reader.page)).toBeHidden()
  await reader.page.getByRole('button', { name: 'Your account' }).click()
  await expect(reader.page.getByText('Leyla Məmmədova')).toBeVisible()
})

test('the dialog has focus, and gives it back', async ({ browser }) => {
  const { page } = await newReader(browser)
  await page.goto(READER_PAGES.article)
  await signInTool(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('User name or e-mail')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Sign in' })).toBeHidden()
  await expect(signInTool(page)).toBeFocused()
})

test('a reader is led to no other site', async ({ browser }) => {
  const reader = await signedInReader(browser)
  const other = await newReader(browser)
  await other.page.goto('/sign-in?from=//evil.example/')
  await signIn(other.page, reader.email)
  await expect(other.page).toHaveURL('/')
})

test('a page is the same bytes with a session as without', async ({ browser, request }) => {
  const reader = await signedInReader(browser)
  const [mine, anyones] = await Promise.all([
    reader.context.request.get(READER_PAGES.article),
    request.get(READER_PAGES.article),
  ])
  expect(await mine.text()).toBe(await anyones.text())
  expect(mine.headers()['set-cookie']).toBeUndefined()
})

test('account pages run no script but the site’s own', async ({ browser }) => {
  const { page } = await newReader(browser)
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  const answer = await page.goto('/register', { waitUntil: 'networkidle' })
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/)
  expect(policy.replace(/style-src-attr [^;]+/, '')).not.toContain('unsafe-inline')
  expect(answer?.headers()['cache-control']).toMatch(/private|no-store/)
  await page.getByLabel('Password').fill('password123')
  await expect(page.getByText('This password is easy to guess.')).toBeVisible()
  expect(refused).toEqual([])
})
