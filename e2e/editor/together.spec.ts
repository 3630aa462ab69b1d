import { expect, test } from '@playwright/test'
import { beginArticle, expectSaved, openEditor, openNewsroom, textOf } from '../support/editor'

test.setTimeout(90_000)

test('two people in one text: other paragraphs come together, the same one is decided by whoever came later', async ({
  browser,
}) => {
  const one = await openNewsroom(browser)
  const id = await beginArticle(one)
  await one.getByLabel('Headline', { exact: true }).fill('Written by two')
  await textOf(one).focus()
  await one.keyboard.type('First paragraph.')
  await one.keyboard.press('Enter')
  await one.keyboard.type('Second paragraph.')
  await expectSaved(one)

  const other = await openNewsroom(browser, { role: 'admin' })
  await openEditor(other, id)
  await expect(other.getByText(/is editing this too/)).toBeVisible()
  await textOf(other).getByText('Second paragraph.').click()
  await other.keyboard.press('End')
  await other.keyboard.type(' By the other.')
  await other.getByLabel('Deck').fill('A deck by the other.')
  await expectSaved(other)
  await textOf(one).getByText('First paragraph.').click()
  await one.keyboard.press('End')
  await one.keyboard.type(' By the one.')
  await expect(textOf(one).locator('p')).toHaveText(['First paragraph. By the one.', 'Second paragraph. By the other.'])
  await expect(one.getByLabel('Deck')).toHaveValue('A deck by the other.')
  await expectSaved(one)

  // The one hears nothing of what the other writes before both have written.
  await one.route('**/api/v1/newsroom/**', (route) => route.abort())
  await openEditor(other, id)
  await textOf(other).getByText('First paragraph.').click()
  await other.keyboard.press('End')
  await other.keyboard.type(' THEIRS')
  await expectSaved(other)
  await textOf(one).getByText('First paragraph.').click()
  await one.keyboard.press('End')
  await one.keyboard.type(' MINE')
  await one.unroute('**/api/v1/newsroom/**')
  const dialog = one.getByRole('dialog', { name: /changed the same place/ })
  await expect(dialog).toContainText('By the one. MINE')
  await expect(dialog).toContainText('By the one. THEIRS')
  await dialog.getByLabel('Keep both').check()
  await dialog.getByRole('button', { name: 'Save the text like this' }).click()
  await expectSaved(one)
  await expect(textOf(one)).toContainText('MINE')
  await expect(textOf(one)).toContainText('THEIRS')
})

test('without a network nothing is lost: the text is kept on the device, also over a reload, and saved when it is back', async ({
  browser,
}) => {
  const page = await openNewsroom(browser)
  const id = await beginArticle(page)
  await page.getByLabel('Headline', { exact: true }).fill('Kept on the device')
  await expectSaved(page)
  await page.route('**/api/v1/newsroom/**', (route) => route.abort())
  await textOf(page).focus()
  await page.keyboard.type('Typed without a network.')
  await expect(page.getByText('Kept on this device.')).toBeVisible({ timeout: 15_000 })
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(textOf(page)).toContainText('Typed without a network.')
  await page.unroute('**/api/v1/newsroom/**')
  await expectSaved(page)
  const kept = await page.request.get(`/api/v1/newsroom/articles/${id}/draft`)
  expect(await kept.text()).toContain('Typed without a network.')
})
