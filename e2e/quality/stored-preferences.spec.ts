import { expect, test } from '@playwright/test'
import { collectErrors } from '../support/page-errors'
import { EXAMPLES, READER_PAGES } from '../support/routes'

const YESTERDAY = Date.parse('2026-11-22T09:00:00Z')

/** What a browser may have kept from earlier visits, also of other programs and of readers who change it by hand. */
const STATES: Record<string, Record<string, string>> = {
  nothing: {},
  'everything chosen': {
    theme: 'dark',
    'text-size': '5',
    'line-spacing': '2',
    consent: 'accepted',
    places: JSON.stringify([[READER_PAGES.article, 0.4]]),
    visits: JSON.stringify([
      ['before', YESTERDAY],
      ['latest', YESTERDAY],
    ]),
  },
  'the opposite': { theme: 'light', 'text-size': '1', 'line-spacing': '1', consent: 'rejected' },
  nonsense: {
    theme: '"><script>',
    'text-size': '99',
    'line-spacing': '',
    consent: '\u0000',
    places: '{"a":',
    visits: '[["before","x"],null]',
  },
}

const COOKIES: Record<string, Record<string, string>> = {
  'no cookie': {},
  'the hint of a session': { 'signed-in': '1' },
}

/** What is kept and who is signed in do not meet but in these: all of one with the first of the other. */
const COMBINATIONS = [
  ...Object.keys(STATES).map((state) => [state, 'no cookie'] as const),
  ['everything chosen', 'the hint of a session'] as const,
]

for (const [state, cookie] of COMBINATIONS)
  test(`with ${state} kept and ${cookie}, no page has an error, and every island wakes`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.setTimeout(60_000)
    const [stored, cookies] = [STATES[state] ?? {}, COOKIES[cookie] ?? {}]
    const errors = collectErrors(page)
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: baseURL ?? '' })))
    await page.addInitScript((kept) => {
      for (const [key, value] of Object.entries(kept)) localStorage.setItem(`digest:${key}`, value)
    }, stored)
    for (const address of EXAMPLES) {
      await page.goto(address, { waitUntil: 'load' })
      const islands = page.locator('[data-island]')
      for (const island of await islands.all()) {
        await island.dispatchEvent('focusin')
        await expect(island).toHaveAttribute('data-island', 'ready')
      }
    }
    expect(errors).toEqual([])
  })

test('a browser that forbids storage shows every page all the same', async ({ page }) => {
  const errors = collectErrors(page)
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Storage is forbidden.', 'SecurityError')
      },
    })
  })
  for (const address of EXAMPLES) await page.goto(address, { waitUntil: 'load' })
  await page.goto(READER_PAGES.article)
  await page.getByRole('button', { name: 'Text size' }).click()
  await page.getByRole('radio', { name: 'Largest' }).check({ force: true })
  expect(errors).toEqual([])
})
