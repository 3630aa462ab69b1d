import { expect, test } from '@playwright/test'

const ARTICLE = '/logistics-transport/middle-corridor-explained'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('the head says that a piece was updated, and its history why, newest first', async ({ page }) => {
      await page.goto(ARTICLE, { waitUntil: 'domcontentloaded' })
      const history = page.getByRole('group').filter({ hasText: 'Changes to this article' })
      const changes = history.getByRole('listitem')
      await expect(changes.first()).toBeHidden()
      await page.locator('.dates').getByRole('link', { name: 'Updated' }).click()
      await expect(changes).toHaveText([/^Update \d.*tonnage of 2024/, /^Correction \d.*opened in 2017/])
      await expect(changes.first()).toBeInViewport()
    })

    test('a piece that nobody changed has none', async ({ page }) => {
      await page.goto('/culture/how-to-read-a-carpet', { waitUntil: 'domcontentloaded' })
      await expect(page.getByText('Changes to this article')).toHaveCount(0)
    })
  })
