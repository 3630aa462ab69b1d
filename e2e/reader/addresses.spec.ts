import { expect, test } from '@playwright/test'

const ARTICLE = '/energy/how-southern-gas-corridor-works'

test.describe('an article’s address', () => {
  test('answers the whole text and the rails, for shared caches too', async ({ request }) => {
    const answer = await request.get(ARTICLE)
    const html = await answer.text()
    expect(answer.status()).toBe(200)
    expect(answer.headers()['cache-control']).toMatch(/s-maxage=\d+/)
    expect(html).toContain('TANAP')
    expect(html).toContain('You Might Also Like')
    expect(html).toContain('New articles')
  })

  test('answers the same bytes twice, and with any cookie', async ({ request }) => {
    const [first, second, third] = [
      await request.get(ARTICLE),
      await request.get(ARTICLE),
      await request.get(ARTICLE, { headers: { cookie: 'next-auth.session-token=abc; theme=dark; signed-in=1' } }),
    ]
    const body = await first.body()
    expect((await second.body()).equals(body)).toBe(true)
    expect((await third.body()).equals(body)).toBe(true)
  })

  for (const [why, address, canonical] of [
    ['another section in front', '/opinion/how-southern-gas-corridor-works', ARTICLE],
    ['an unknown section in front', '/no-such-section/how-southern-gas-corridor-works', ARTICLE],
    ['its slug alone', '/how-southern-gas-corridor-works', ARTICLE],
  ] as const)
    test(`is reached from ${why} by a 308`, async ({ request }) => {
      const answer = await request.get(address, { maxRedirects: 0 })
      expect(answer.status()).toBe(308)
      expect(new URL(answer.headers()['location'] ?? '', 'http://site').pathname).toBe(canonical)
    })

  for (const [why, address] of [
    ['an unknown slug', '/opinion/nothing-stands-here'],
    ['an unknown section', '/nothing-stands-here'],
    ['an address with too many parts', '/opinion/a/b/c/d'],
    ['a scheduled article', '/economy/hazelnuts-of-three-shores'],
    ['a page beyond the end of a list', '/opinion/page/99'],
    ['a page number that is not plain', '/opinion/page/02'],
    ['the first page by number', '/opinion/page/1'],
    ['the build’s placeholder', '/-/-'],
    ['the inside of a rewrite', '/fronts/other'],
    ['letters that no slug has', '/opinion/%C9%99%00'],
    ['an unknown tag', '/tag/no-such-tag'],
    ['an unknown author', '/author/nobody'],
  ] as const)
    test(`of ${why} answers 404, or 400 where it is no address`, async ({ request }) => {
      const answer = await request.get(address)
      expect([400, 404]).toContain(answer.status())
      expect(answer.headers()['set-cookie']).toBeUndefined()
    })
})

test('a picture is offered in its own widths only, for ever', async ({ request, page }) => {
  await page.goto(ARTICLE)
  const source = await page.locator('main picture source[type="image/avif"]').first().getAttribute('srcset')
  const address = /\/media\/\S+\/320\.avif/.exec(source ?? '')?.[0] ?? ''
  const answer = await request.get(address)
  expect(answer.headers()['content-type']).toBe('image/avif')
  expect(answer.headers()['cache-control']).toContain('immutable')
  expect((await request.get(address.replace('/320.', '/321.'))).status()).toBe(404)
  expect((await request.get(address.replace('.avif', '.bmp'))).status()).toBe(404)
})

test('the health of the site is said in words', async ({ request }) => {
  const answer = await request.get('/api/health')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ ok: true, checks: { database: { ok: true } } })
})
