import { expect, test } from '@playwright/test'
import { expectNoAxeFindings } from '../support/axe'
import { openEditor, openNewsroom } from '../support/editor'
import { leaveNewsroom, loseSource, publish } from '../support/newsroom'

test.afterAll(leaveNewsroom)

test('a source that is gone is named until an editor leaves it; a lead picture’s crops go around a chosen point', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const page = await openNewsroom(browser)
  const source = {
    name: 'The Gazette',
    url: 'https://gazette.example/1',
    author: null,
    language: null,
    publishedAt: null,
  }
  const slug = `from-the-gazette-${test.info().retry}`
  const article = await publish(slug, { origin: { kind: 'reprint', source } })
  await loseSource(article)
  await page.reload()
  const list = page.getByRole('region', { name: 'Sources that do not answer' })
  await expect(list).toContainText(`A piece called ${slug}`)
  await expect(list).toContainText('The Gazette answers with 404, since')
  await expectNoAxeFindings(page, '.desk')
  await list.getByRole('button', { name: `Ask again for the source of “A piece called ${slug}”` }).click()
  await expect(page.getByText('Sources are not asked at present.')).toBeVisible()
  await list.getByRole('button', { name: `Leave the source of “A piece called ${slug}” as it is` }).click()
  await expect(page.getByText(`A piece called ${slug}`, { exact: true })).toHaveCount(1)

  await openEditor(page, article.id)
  await page.getByText('Lead picture', { exact: true }).click()
  await page.getByRole('button', { name: 'Choose a picture' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Choose A / })
    .first()
    .click()
  await page.getByLabel('What crops keep, from left to right').press('Home')
  await page.getByRole('button', { name: 'Keep this point' }).click()
  await expect(page.getByText('Kept: crops of this picture')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Keep this point' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('What crops keep, from left to right')).toHaveValue('0')
})
