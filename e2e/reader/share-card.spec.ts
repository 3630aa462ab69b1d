import { expect, test } from '@playwright/test'
import sharp from 'sharp'

const OLD = '0'.repeat(16)

test('the card of an article is drawn for ever, and none where nothing stands', async ({ request }) => {
  const cardOf = (path: string) => request.get(`/media/cards${path}/${OLD}.png`, { maxRedirects: 0 })
  const earlier = await cardOf('/culture/how-to-read-a-carpet')
  expect(earlier.status()).toBe(307)
  const address = earlier.headers()['location'] ?? ''
  const card = await request.get(address)
  expect(card.headers()['content-type']).toBe('image/png')
  expect(card.headers()['cache-control']).toContain('immutable')
  const { width, height, size } = await sharp(await card.body()).metadata()
  expect({ width, height }).toEqual({ width: 1200, height: 630 })
  expect(size).toBeLessThan(100_000)
  expect((await (await request.get(address)).body()).equals(await card.body())).toBe(true)
  expect((await cardOf('/opinion/nothing-stands-here')).status()).toBe(404)
  expect((await cardOf('/economy/hazelnuts-of-three-shores')).status()).toBe(404)
})
