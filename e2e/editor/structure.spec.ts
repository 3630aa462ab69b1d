import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { openNewsroom } from '../support/editor'

const picture = (red: number) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: { r: red, g: 40, b: 60 } } })
    .withExif({ IFD0: { Copyright: 'Somebody' } })
    .jpeg()
    .toBuffer()

test('pictures come in many at once, are cleaned, described, found, and deleted while nothing shows them', async ({
  browser,
}) => {
  const page = await openNewsroom(browser, { isPhone: true })
  await page.goto('/admin/media')
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><rect/></svg>'
  await page.getByLabel('Add pictures').setInputFiles([
    { name: 'first.jpg', mimeType: 'image/jpeg', buffer: await picture(10 + (Date.now() % 200)) },
    { name: 'drawn.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) },
    { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<html><script>alert(1)</script></html>') },
  ])
  const queue = page.locator('.upload-entries li')
  await expect(queue.filter({ hasText: 'first.jpg' })).toContainText('is in the library')
  await expect(queue.filter({ hasText: 'drawn.svg' })).toContainText('is in the library')
  await expect(queue.filter({ hasText: 'page.png' })).toContainText('is not a picture that can be shown')

  await page.getByRole('button', { name: 'Look at first.jpg' }).click()
  await page.getByLabel('Alternative text').fill('A dark red field')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByLabel('Search the library').fill('dark fields')
  const tile = page.getByRole('button', { name: 'Look at A dark red field' })
  await tile.click()
  const [original] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  expect((await original.createReadStream().then(read)).includes('Somebody')).toBe(false)
  await page.getByRole('button', { name: 'Delete this file' }).click()
  await expect(tile).toHaveCount(0)

  await page.getByLabel('Search the library').fill('')
  const used = page.getByRole('button', { name: /^Look at A .* print in/ }).first()
  await used.click()
  await expect(page.getByRole('heading', { name: 'Where it is shown' })).toBeVisible()
  await expect(page.locator('.media-uses a').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete this file' })).toHaveCount(0)
})

test('without script an editor pins a piece and moves it, and the home page shows it at the next request', async ({
  browser,
  request,
}) => {
  const page = await openNewsroom(browser, { hasScript: false })
  await page.goto('/admin/front')
  await page.getByLabel('Pin another piece').fill('/culture/how-to-read-a-carpet')
  await page.locator('#pin').getByRole('button', { name: 'Pin' }).click()
  const pinned = page.locator('#pinned')
  await expect(pinned).toContainText('Lead, pinned')
  const lead = async () =>
    /class="[^"]*lead[^"]*"[\s\S]*?<h2[\s\S]*?<\/h2>/.exec(await (await request.get('/')).text())?.[0]
  expect(await lead()).toContain('/culture/how-to-read-a-carpet')
  await page.getByLabel('Pin another piece').fill('shade-for-cities')
  await page.locator('#pin').getByRole('button', { name: 'Pin' }).click()
  await pinned
    .getByRole('button', { name: /^Move .* up$/ })
    .nth(1)
    .click()
  expect(await lead()).toContain('/opinion/shade-for-cities')
  await pinned
    .getByRole('button', { name: /^Unpin/ })
    .first()
    .click()
  await pinned
    .getByRole('button', { name: /^Unpin/ })
    .first()
    .click()
  await expect(pinned.locator('li')).toHaveCount(0)
})

test('a tag with another address is found at the old one, and a section moves by keyboard', async ({
  browser,
  request,
}) => {
  const page = await openNewsroom(browser)
  await page.goto('/admin/tags?q=Caspian+Sea')
  await page.getByRole('link', { name: 'Caspian Sea' }).click()
  await page.getByLabel('Address').fill('the-caspian')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'is saved' })).toBeVisible()
  const moved = await request.get('/tag/caspian-sea', { maxRedirects: 0 })
  expect([moved.status(), moved.headers()['location']]).toEqual([308, '/tag/the-caspian'])
  await page.getByLabel('Address').fill('caspian-sea')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await request.get('/tag/caspian-sea', { maxRedirects: 0 })).status()).toBe(200)

  await page.goto('/admin/sections')
  const second = page.locator('#sections li').nth(1)
  const name = (await second.locator('a').textContent()) ?? ''
  await second.getByRole('button', { name: /up$/ }).press('Enter')
  await expect(page.locator('#sections li').first()).toContainText(name)
  await page.reload()
  await expect(page.locator('#sections li').first()).toContainText(name)
})

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString('latin1')
}
