import { expect, test } from '@playwright/test'
import { EXAMPLES, HANDLER_EXAMPLES, handlersOf, READER_PAGES, ROUTE_EXAMPLES, routesOf } from '../support/routes'

/** A word of every session's own: where it stands in an answer, the answer is somebody's. */
const SECRET = 'kept-by-the-reader'
/** Whatever a browser may send along: nobody, a subscriber, an editor, a session that is nonsense. */
const SESSIONS = {
  nobody: '',
  subscriber: `next-auth.session-token=${SECRET}; signed-in=1; theme=dark; consent=accepted`,
  editor: `__Secure-next-auth.session-token=${SECRET}; next-auth.csrf-token=${SECRET}%7Cy; signed-in=1`,
  nonsense: 'next-auth.session-token=%00%ff; a=b; a=c',
}

test('every route has an example', () => {
  expect(Object.keys(ROUTE_EXAMPLES)).toEqual(expect.arrayContaining(routesOf('app')))
  expect(Object.keys(HANDLER_EXAMPLES)).toEqual(expect.arrayContaining(handlersOf('app')))
})

for (const address of new Set([...EXAMPLES, ...Object.values(HANDLER_EXAMPLES)]))
  test(`what is kept of ${address} is nobody's own`, async ({ request }) => {
    const kept = new Set<string>()
    // Twice: what the first reader's request has filled, the others are given.
    for (const cookie of [...Object.values(SESSIONS), ...Object.values(SESSIONS)]) {
      const answer = await request.get(address, { headers: { cookie }, maxRedirects: 0 })
      const headers = answer.headers()
      const body = await answer.text()
      expect(body).not.toContain(SECRET)
      const isKept = headers['x-cache'] !== 'pass' || /public|s-maxage/.test(headers['cache-control'] ?? '')
      if (!isKept) continue
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers['vary'] ?? '').not.toMatch(/cookie/i)
      kept.add(`${answer.status()} ${headers['location'] ?? ''} ${body}`)
    }
    expect(kept.size).toBeLessThanOrEqual(1)
  })

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
