import { expect, test, type APIRequestContext } from '@playwright/test'
import { change, leaveNewsroom, publish, schedule, withdraw } from '../support/newsroom'

test.describe.configure({ mode: 'serial' })
test.afterAll(leaveNewsroom)

const LISTS = [
  '/',
  '/science',
  '/author/science-desk',
  '/digest',
  '/feed.xml',
  '/science/atom.xml',
  '/sitemaps/news.xml',
]

/** Another process changed it: this one shows it within a second. */
const shows = (request: APIRequestContext, address: string, text: string) =>
  expect.poll(async () => (await (await request.get(address)).text()).includes(text), {
    timeout: 5000,
    intervals: [100],
  })

test('a published article is on its page and on every list at once, and nothing else is rebuilt', async ({
  request,
}) => {
  // A second try finds what the first one left behind.
  const [fresh, renamedTo] = [`fresh-from-the-newsroom-${test.info().retry}`, `renamed-in-it-${test.info().retry}`]
  const missing = await request.get(`/science/${fresh}`)
  expect(missing.status()).toBe(404)
  for (const list of LISTS) await request.get(list)
  await request.get('/who-we-are')

  const article = await publish(fresh, { headline: 'Fresh from the newsroom' })
  await shows(request, `/science/${fresh}`, 'Fresh from the newsroom').toBe(true)
  for (const list of LISTS) await shows(request, list, 'Fresh from the newsroom').toBe(true)
  expect((await request.get('/who-we-are')).headers()['x-cache']).toBe('hit')

  const changed = await change(article, { headline: 'Fresher from the newsroom' })
  for (const list of [`/science/${fresh}`, ...LISTS]) await shows(request, list, 'Fresher from').toBe(true)

  const renamed = await change(changed, { slug: renamedTo })
  await expect
    .poll(async () => (await request.get(`/science/${fresh}`, { maxRedirects: 0 })).status(), {
      timeout: 5000,
    })
    .toBe(308)
  expect((await request.get(`/science/${renamedTo}`)).status()).toBe(200)

  await withdraw(renamed)
  await expect.poll(async () => (await request.get(`/science/${renamedTo}`)).status(), { timeout: 5000 }).toBe(410)
  for (const list of LISTS) await shows(request, list, 'Fresher from').toBe(false)
})

test('a scheduled article appears by itself when its time has come', async ({ request }) => {
  const article = await publish('on-the-minute')
  await withdraw(article).then((withdrawn) => schedule(withdrawn, new Date(Date.now() + 2500)))
  await expect.poll(async () => (await request.get('/science/on-the-minute')).status(), { timeout: 5000 }).toBe(404)
  await expect.poll(async () => (await request.get('/science/on-the-minute')).status(), { timeout: 6000 }).toBe(200)
  await shows(request, '/science', 'A piece called on-the-minute').toBe(true)
})
