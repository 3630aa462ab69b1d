import { expect, test } from '@playwright/test'

const FEEDS = [
  ['/feed.xml', 'application/rss+xml'],
  ['/atom.xml', 'application/atom+xml'],
  ['/feed.json', 'application/feed+json'],
  ['/energy/feed.xml', 'application/rss+xml'],
  ['/tag/caspian-sea/atom.xml', 'application/atom+xml'],
  ['/author/rashad-guliyev/feed.json', 'application/feed+json'],
  ['/digest/feed.xml', 'application/rss+xml'],
  ['/page/2/feed.xml', 'application/rss+xml'],
] as const

for (const [address, type] of FEEDS)
  test(`${address} is a feed that is kept, and not sent twice`, async ({ request }) => {
    const answer = await request.get(address)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain(type)
    expect(await answer.text()).toContain(new URL(address, answer.url()).href)
    const etag = answer.headers()['etag'] ?? ''
    const again = await request.get(address, { headers: { 'if-none-match': etag } })
    expect(again.status()).toBe(304)
  })

for (const [page, feed] of [
  ['/', '/feed.xml'],
  ['/energy', '/energy/feed.xml'],
  ['/tag/caspian-sea', '/tag/caspian-sea/feed.xml'],
  ['/author/rashad-guliyev', '/author/rashad-guliyev/feed.xml'],
  ['/digest', '/digest/feed.xml'],
  ['/culture/how-to-read-a-carpet', '/culture/feed.xml'],
] as const)
  test(`${page} leads feed readers to ${feed}`, async ({ page: tab, baseURL }) => {
    await tab.goto(page, { waitUntil: 'domcontentloaded' })
    const first = tab.locator('link[rel="alternate"][type="application/rss+xml"]').first()
    await expect(first).toHaveAttribute('href', new URL(feed, baseURL).href)
  })

test('feeds of other systems’ addresses lead to ours, and what is no place has none', async ({ request }) => {
  for (const [from, to] of [
    ['/feed', '/feed.xml'],
    ['/energy/rss', '/energy/feed.xml'],
  ] as const) {
    const answer = await request.get(from, { maxRedirects: 0 })
    expect([answer.status(), new URL(answer.headers()['location'] ?? '', answer.url()).pathname]).toEqual([308, to])
  }
  for (const address of ['/nothing/feed.xml', '/page/1/feed.xml', '/page/40/feed.xml'])
    expect((await request.get(address)).status()).toBe(404)
})

test('crawlers find every page of the archive from robots.txt on', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`)
  const index = await (await request.get('/sitemap.xml')).text()
  const files = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? '')
  expect(files.length).toBeGreaterThan(2)
  const bodies = await Promise.all(files.map(async (file) => (await request.get(file)).text()))
  const all = bodies.join('')
  for (const path of [
    '/culture/how-to-read-a-carpet',
    '/digest/2026-11-23',
    '/energy',
    '/who-we-are',
    '/tag/caspian-sea',
    '/author/rashad-guliyev',
  ])
    expect(all).toContain(`<loc>${baseURL}${path}</loc>`)
})

test('a page describes itself in data that no policy has to allow', async ({ page }) => {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto('/culture/how-to-read-a-carpet')
  const text = (await page.locator('script[type="application/ld+json"]').textContent()) ?? ''
  const { '@graph': graph } = JSON.parse(text) as { '@graph': { '@type': string }[] }
  expect(graph.map((thing) => thing['@type'])).toEqual(['NewsArticle', 'BreadcrumbList', 'NewsMediaOrganization'])
  expect(errors).toEqual([])
})
