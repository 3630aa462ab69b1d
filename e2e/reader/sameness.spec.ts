import { expect, test } from '@playwright/test'
import { READER_PAGES } from '../support/routes'

/** Whatever a browser may send along: nobody, a subscriber, an editor, a session that is nonsense. */
const SESSIONS = {
  nobody: '',
  subscriber: 'next-auth.session-token=reader; signed-in=1; theme=dark; consent=accepted',
  editor: '__Secure-next-auth.session-token=editor; next-auth.csrf-token=x%7Cy; signed-in=1',
  nonsense: 'next-auth.session-token=%00%ff; a=b; a=c',
}

for (const [name, address] of Object.entries(READER_PAGES))
  test(`the ${name} page is the same bytes for everyone, names no cookie and asks for none`, async ({ request }) => {
    const bodies = new Set<string>()
    for (const cookie of Object.values(SESSIONS)) {
      const answer = await request.get(`${address}?utm_source=${encodeURIComponent(cookie)}`, { headers: { cookie } })
      bodies.add(await answer.text())
      expect(answer.headers()['set-cookie']).toBeUndefined()
      expect(answer.headers()['vary'] ?? '').not.toMatch(/cookie/i)
      expect(answer.headers()['cache-control']).toContain('public')
    }
    expect(bodies.size).toBe(1)
  })

test('reader pages run no script that their policy does not name', async ({ page }) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  for (const address of Object.values(READER_PAGES)) {
    const answer = await page.goto(address)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline')
    expect(answer?.headers()['x-content-type-options']).toBe('nosniff')
  }
  expect(refused).toEqual([])
})

test('nothing keeps a page out of the browser’s own memory for going back', async ({ page }) => {
  await page.addInitScript(() => {
    const listened: string[] = []
    Object.assign(window, { listened })
    const listen = window.addEventListener.bind(window)
    window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject]) => {
      listened.push(type)
      listen(type, ...rest)
    }
  })
  for (const address of Object.values(READER_PAGES)) {
    const answer = await page.goto(address)
    expect(answer?.headers()['cache-control']).not.toContain('no-store')
    const listened = await page.evaluate(() => (window as unknown as { listened: string[] }).listened)
    expect(listened).not.toContain('unload')
    expect(listened).not.toContain('beforeunload')
  }
})
