import { expect, test, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import { leaveNewsroom, publish, schedule, withdraw } from '../support/newsroom'

test.describe.configure({ mode: 'serial' })
test.afterAll(leaveNewsroom)

const OLDER = '/science/on-the-glass-beetle'
const GLASS_BEETLE =
  '<p>The glass beetle of Lerik carries no colour. Lerik has one glass beetle, and the glass beetle has Lerik.</p>'
const DAY_MS = 86_400_000

/** With a date in the past, so that it stands beside others by its matter and not as one of the newest. */
async function publishAbout(slug: string, headline: string, daysAgo: number) {
  const fresh = await publish(slug, { headline, deck: 'What lives in one valley.', body: GLASS_BEETLE })
  return schedule(await withdraw(fresh), new Date(Date.now() - daysAgo * DAY_MS))
}

/** Another process changed it: this one shows it within a second. */
const shows = (request: APIRequestContext, address: string, text: string) =>
  expect.poll(async () => (await (await request.get(address)).text()).includes(text), {
    timeout: 3000,
    intervals: [100],
  })

const related = (page: Page) => page.getByRole('region', { name: 'You Might Also Like' })
const addresses = (links: Locator) => links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))

test('an older piece gets the newer one on its matter, says why, and loses it when it is withdrawn', async ({
  page,
  request,
}) => {
  await publishAbout('on-the-glass-beetle', 'On the glass beetle', 200)
  await shows(request, OLDER, 'On the glass beetle').toBe(true)

  const newer = await publishAbout('glass-beetle-again', 'The glass beetle again', 100)
  await shows(request, OLDER, 'The glass beetle again').toBe(true)
  await page.goto(OLDER)
  const first = related(page).first().getByRole('listitem').first()
  await expect(first.getByRole('link')).toHaveText('The glass beetle again')
  await expect(first).toContainText('Also about: glass beetle, Lerik')

  await withdraw(newer)
  await shows(request, OLDER, 'The glass beetle again').toBe(false)
})

test('no piece stands twice beside an article, and one older than a year has its times', async ({ page }) => {
  await page.goto('/history/ateshgah-inscriptions')
  const shown = [
    ...(await addresses(related(page).first().getByRole('link'))),
    ...(await addresses(page.locator('main [data-id] h3 a'))),
  ]
  expect(shown.length).toBeGreaterThanOrEqual(5 + 10 + 8)
  expect(new Set(shown).size).toBe(shown.length)
  expect(shown).not.toContain('/history/ateshgah-inscriptions')
  await expect(page.getByRole('region', { name: 'Since then' }).getByRole('heading', { level: 3 })).toHaveCount(4)
})
