import { expect, test, type APIRequestContext } from '@playwright/test'
import { beginArticle, expectSaved, openEditor, openNewsroom, paste, textOf } from '../support/editor'

test.setTimeout(90_000)

const LISTS = ['/', '/science', '/tag/glass-beetles', '/author/science-desk', '/feed.xml', '/science/feed.xml']

const listsWith = async (request: APIRequestContext, words: string) => {
  const texts = await Promise.all(LISTS.map(async (list) => (await request.get(list)).text()))
  return LISTS.filter((_, index) => texts[index]?.includes(words))
}

test('a piece written by keyboard is kept as it is typed, published, renamed and withdrawn, and the next request knows', async ({
  browser,
  request,
}) => {
  const page = await openNewsroom(browser)
  const id = await beginArticle(page)
  await page.getByLabel('Headline', { exact: true }).fill('Beetles of glass')
  await page.getByLabel('Deck').fill('What lives in one valley, and nowhere else.')
  const text = textOf(page)
  await text.focus()
  await page.keyboard.type('The first paragraph has a ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('strong')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' word.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/smaller')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Where they live')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Under stones')
  await page.keyboard.type(' /note')
  await page.keyboard.press('Enter')
  await expect(text.locator('[data-type="footnote"]')).toBeVisible()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/table')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Year')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Found')
  await expect(text.locator('th')).toHaveText(['Year', 'Found', ''])
  await page.keyboard.press('Control+End')
  await paste(page, { text: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' })
  await expect(page.getByText('Embed: https://www.youtube.com')).toBeVisible()
  await expectSaved(page)

  await openEditor(page, id)
  await expect(text.getByRole('heading', { level: 3 })).toHaveText('Where they live')
  await page.getByText('Insert', { exact: true }).click()
  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Choose A / })
    .first()
    .click()
  await expect(text.getByLabel('Alternative text: what it shows')).not.toHaveValue('')
  await page.getByRole('checkbox', { name: 'Science', exact: true }).check()
  for (const other of await page.locator('.section-choices').getByRole('checkbox', { checked: true }).all())
    if ((await other.locator('xpath=..').textContent())?.trim() !== 'Science') await other.uncheck()
  await page.getByLabel('Authors').fill('Science')
  await page.getByRole('button', { name: 'Science desk' }).click()
  await page.getByLabel('Tags').fill('Glass beetles')
  await page.getByRole('button', { name: 'Make “Glass beetles”' }).click()
  await expect(page.locator('.named-chosen', { hasText: 'Glass beetles' })).toBeVisible()

  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('list', { name: 'Checks' })).toContainText('There is no lead picture')
  for (const list of LISTS) await request.get(list)
  await page.getByRole('button', { name: 'Publish now' }).press('Enter')
  await expect(page.getByText('Readers see it now.')).toBeVisible()
  const article = await request.get('/science/beetles-of-glass')
  expect(article.status()).toBe(200)
  expect(await article.text()).toContain('a <strong>strong</strong> word.')
  expect(await listsWith(request, 'Beetles of glass')).toEqual(LISTS)

  await page.getByText('Address and search').click()
  await page.getByLabel('Address', { exact: true }).fill('beetles-of-ice')
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  await page.getByLabel('What readers are told of this change').fill('The beetles are of ice')
  await page.getByRole('button', { name: 'Publish changes', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Publishing' })).toHaveCount(0)
  const moved = await request.get('/science/beetles-of-glass', { maxRedirects: 0 })
  expect([moved.status(), moved.headers()['location']]).toEqual([308, '/science/beetles-of-ice'])
  expect(await (await request.get('/science/beetles-of-ice')).text()).toContain('The beetles are of ice')

  await page.getByRole('button', { name: 'Publishing', exact: true }).click()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByText('Readers do not see it any more.')).toBeVisible()
  expect((await request.get('/science/beetles-of-ice')).status()).toBe(410)
  expect(await listsWith(request, 'Beetles of glass')).toEqual([])

  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('navigation', { name: 'Revisions' })).toContainText('Withdrawn')
  await page.getByRole('link', { name: /Beginning/ }).click()
  await page.getByRole('button', { name: /^Make revision 1 / }).click()
  await expect(page.getByRole('navigation', { name: 'Revisions' })).toContainText('from revision 1')
})

test('an author sends a draft to review, an editor gives it back with a word, and neither sees what is not theirs', async ({
  browser,
}) => {
  const author = await openNewsroom(browser, { role: 'author' })
  const id = await beginArticle(author)
  await author.getByLabel('Headline', { exact: true }).fill('For somebody to read')
  await expectSaved(author)
  await author.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(author.getByRole('button', { name: /^Publish/ })).toHaveCount(0)
  await author.getByLabel('A word with it').fill('Is the end too long?')
  await author.getByRole('button', { name: 'Send to review' }).click()
  await expect(author.locator('.save-state')).toContainText('In review')

  const editor = await openNewsroom(browser)
  await openEditor(editor, id)
  await editor.getByRole('button', { name: 'Publishing', exact: true }).click()
  await expect(editor.getByRole('region', { name: 'Review' })).toContainText('Is the end too long?')
  await editor.getByLabel('A word with it').fill('Cut the last line.')
  await editor.getByRole('button', { name: 'Give it back' }).click()
  await expect(editor.locator('.save-state')).toContainText('Draft')

  await openEditor(author, id)
  await author.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(author.getByRole('region', { name: 'Review' })).toContainText('Cut the last line.')
  const refused = await author.request.post(`/api/v1/newsroom/articles/${id}/publish`, {
    data: { revision: 1 },
    headers: { origin: new URL(author.url()).origin },
  })
  expect(refused.status()).toBe(403)
})

test('a draft is seen as readers would see it, and by whoever has a secret link until it is revoked', async ({
  browser,
  request,
}) => {
  const page = await openNewsroom(browser)
  await beginArticle(page)
  await page.getByLabel('Headline', { exact: true }).fill('Not for readers yet')
  await textOf(page).fill('Words of a draft.')
  await page.getByRole('button', { name: 'Preview' }).click()
  const frame = page.frameLocator('iframe[title="The article as readers would see it"]')
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Not for readers yet')
  await page.getByText('Secret links').click()
  await page.getByRole('button', { name: 'Make a link for a week' }).click()
  const link = (await page.locator('.preview-made a').getAttribute('href')) ?? ''
  const seen = await request.get(link)
  expect(await seen.text()).toContain('Words of a draft.')
  expect(seen.headers()['cache-control']).toContain('no-store')
  expect(seen.headers()['x-robots-tag'] ?? (await seen.text())).toContain('noindex')
  await page.getByRole('button', { name: 'Revoke' }).first().click()
  await expect(page.locator('.preview-made')).toHaveCount(0)
  expect((await request.get(link)).status()).toBe(404)
})
