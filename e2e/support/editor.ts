import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import type { Role } from '@/lib/accounts/permissions'
import { listDemoAccounts } from '@/lib/demo/demo-accounts'
import { newReader, signIn } from './readers'

type Options = { hasScript?: boolean; isPhone?: boolean; role?: Role }

/** The newsroom, opened by one of the demo accounts: an editor where no role is named. */
export async function openNewsroom(browser: Browser, { role = 'editor', ...options }: Options = {}): Promise<Page> {
  const { page } = await newReader(browser, options)
  const account = (await listDemoAccounts()).find((known) => known.role === role)
  await page.goto('/sign-in?from=/admin')
  await signIn(page, account?.userName ?? '', account?.password ?? '')
  await expect(page).toHaveURL('/admin')
  return page
}

export const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the article' })

/** A new article's editor, once it can be written in. Gives back the article's id. */
export async function beginArticle(page: Page): Promise<string> {
  await page.goto('/admin/articles/new')
  await page.getByRole('button', { name: 'Begin writing' }).press('Enter')
  await expect(page).toHaveURL(/\/admin\/articles\/[0-9a-f]{24}$/)
  await expect(textOf(page)).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}

export async function openEditor(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/articles/${id}`)
  await expect(textOf(page)).toBeVisible()
}

/** The server has confirmed everything that was typed. */
export const expectSaved = (page: Page) =>
  expect(page.locator('[data-save-state="saved"]')).toBeVisible({ timeout: 15_000 })

/** Pastes as a browser does: with the markup and the words of it. */
export async function paste(page: Page, { html = '', text = '' }: { html?: string; text?: string }): Promise<void> {
  await textOf(page).evaluate(
    (element, data) => {
      const clipboardData = new DataTransfer()
      if (data.html !== '') clipboardData.setData('text/html', data.html)
      clipboardData.setData('text/plain', data.text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { html, text },
  )
}
