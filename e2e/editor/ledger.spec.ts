import { expect, test } from '@playwright/test'
import { expectNoAxeFindings } from '../support/axe'
import { openNewsroom } from '../support/editor'

test('an old address leads on at the next request, a circle is refused in words, and the log tells who did it', async ({
  browser,
  request,
}) => {
  const page = await openNewsroom(browser, { role: 'admin' })
  await page.goto('/admin/redirects')
  const [old, next] = ['/2019/05/an-old-story', '/news/the-story-anew']
  const ask = (path: string) => request.get(path, { maxRedirects: 0 })
  const add = async (from: string, to: string) => {
    await page.getByLabel('Old address', { exact: true }).fill(from)
    await page.getByLabel('Leads to').fill(to)
    await page.getByRole('button', { name: 'Add' }).press('Enter')
  }

  expect((await ask(old)).status()).toBe(404)
  await add(old, next)
  await expect(page.getByRole('status').filter({ hasText: 'Nothing stands at' })).toBeVisible()
  const moved = await ask(old)
  expect([moved.status(), moved.headers()['location']]).toEqual([308, next])

  await add(next, old)
  await expect(page.locator('#add').getByRole('alert')).toContainText(`${next} → ${old} → ${next}`)
  await expect(page.getByLabel('Old address', { exact: true })).toHaveValue(next)
  await add(next, '/culture/how-to-read-a-carpet')
  await expect(page.getByRole('status').filter({ hasText: 'to the end at once' })).toBeVisible()
  expect((await ask(old)).headers()['location']).toBe('/culture/how-to-read-a-carpet')

  await page.goto('/admin/audit?what=redirect')
  await page.getByRole('link', { name: old, exact: true }).click()
  await expect(page.getByLabel('Leads to')).toHaveValue('/culture/how-to-read-a-carpet')

  const field = page.getByLabel('Leads to')
  await field.focus()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'A place, or words of a piece' })
  await palette.fill('caucasian carpet')
  const piece = page.getByRole('option', { name: 'How to read a Caucasian carpet' })
  await expect(piece).toHaveAttribute('aria-selected', 'true')
  await expectNoAxeFindings(page, '.palette')
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+k')
  await palette.fill('mai')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/admin/mails')
})
