import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { listDemoAccounts } from '@/lib/demo/demo-accounts'
import { runImport } from '@/lib/migration/import-commands'
import { choicesSchema } from '@/lib/migration/import-plan'
import { unbalancedRows } from '@/lib/migration/tally'
import { readWordPress } from '@/lib/migration/wordpress/wordpress-archive'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'
import { leaveNewsroom } from '../support/newsroom'
import { OLD_PICTURES, OLD_POSTS, oldSiteExport } from '../support/old-site'
import { open } from '../support/open'
import { collectErrors } from '../support/page-errors'
import { newReader, signIn } from '../support/readers'

test.afterAll(leaveNewsroom)

/** The pictures of the old site, as its folder of uploads would be copied. */
async function makeUploads(folder: string): Promise<void> {
  for (const { file, width, height } of OLD_PICTURES) {
    const background = { r: width % 256, g: height % 256, b: 90 }
    await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toFile(join(folder, file))
  }
}

/** Imports the old site as a command beside the running one does. */
async function importOldSite(uploads: string) {
  const { run, plan } = await runImport(SYSTEM_ACTOR, {
    open: () => readWordPress(Readable.from([Buffer.from(oldSiteExport())])),
    sourceHash: 'the old site',
    fileName: 'old-site.xml',
    choices: choicesSchema.parse({}),
    media: { kind: 'folder', directory: uploads },
    onProgress: ({ staleTags }) => announceExpiredTags(staleTags),
  })
  return { run, plan }
}

const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** What is wrong with an imported page at the width that it has now. */
const faultsOf = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const faults: string[] = []
    if (scrollWidth > clientWidth) faults.push(`it is ${scrollWidth} wide in ${clientWidth}`)
    const headings = document.querySelectorAll('h1').length
    if (headings !== 1) faults.push(`${headings} first headings`)
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const parts = document.querySelectorAll('main article :is(p, li, h2, h3, figure, img, table, pre, blockquote)')
    if (parts.length === 0) faults.push('nothing of a text')
    for (const part of parts) {
      const { left, right, width } = part.getBoundingClientRect()
      if (width > 0 && (left < -1 || right > clientWidth + 1) && !scrolls(part))
        faults.push(`<${part.tagName}> from ${Math.round(left)} to ${Math.round(right)}`)
    }
    return faults
  })

test('fifty imported articles stand well on a phone and on a desk, and are found by their old addresses', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000)
  const uploads = await mkdtemp(join(tmpdir(), 'daily-digest-uploads-'))
  await makeUploads(uploads)
  const { run, plan } = await importOldSite(uploads)
  await rm(uploads, { recursive: true, force: true })
  expect(unbalancedRows(run.tally)).toEqual([])
  expect(OLD_POSTS).toHaveLength(50)

  const first = plan.pieces.get('post:1')
  const path = first && 'path' in first ? first.path : ''
  for (const address of ['/?p=1', '/?utm_source=x&p=1', '/plain-blocks-english']) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect([answer.status(), new URL(answer.headers()['location'] ?? '', answer.url()).pathname]).toEqual([308, path])
  }
  const category = await request.get('/?cat=72', { maxRedirects: 0 })
  expect([category.status(), category.headers()['location']]).toEqual([308, '/measures'])
  expect((await request.get('/?p=987654', { maxRedirects: 0 })).status()).toBe(200)

  const wrong: [string, string[]][] = []
  const addresses = [...plan.pieces.values()].flatMap((piece) => (piece.kind === 'article' ? [piece.path] : []))
  const walk = async (part: readonly string[]) => {
    const { page, context } = await newReader(browser, { isPhone: true })
    const errors = collectErrors(page)
    // A picture's place is known before it comes: drawing hundreds of variants would show nothing more.
    await context.route('**/media/**', (route) => route.fulfill({ contentType: 'image/gif', body: DOT }))
    for (const address of part) {
      await page.setViewportSize({ width: 390, height: 844 })
      const answer = await open(page, address)
      const faults = answer?.status() === 200 ? await faultsOf(page) : [`status ${answer?.status() ?? 0}`]
      await page.setViewportSize({ width: 1440, height: 900 })
      faults.push(...(await faultsOf(page)), ...errors.splice(0))
      if (faults.length > 0) wrong.push([address, faults])
    }
    await context.close()
  }
  const half = Math.ceil(addresses.length / 2)
  await Promise.all([walk(addresses.slice(0, half)), walk(addresses.slice(half))])
  expect(wrong).toEqual([])
})

test('an archive is uploaded, rehearsed without a trace, and brought in', async ({ browser }) => {
  test.setTimeout(90_000)
  const folder = await mkdtemp(join(tmpdir(), 'daily-digest-archive-'))
  const file = join(folder, 'from-the-old-site.xml')
  const item = (id: number, status: string) =>
    `<item><title>Measured on shore ${id}</title><link>https://shore.example/measured-${id}/</link><wp:post_id>${id}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>${status}</wp:status><wp:post_name>measured-on-shore-${id}</wp:post_name><wp:post_date_gmt>2017-02-03 10:00:00</wp:post_date_gmt><content:encoded><![CDATA[<p>The gauge stood at minus ${id}.</p>]]></content:encoded></item>\n`
  const broken = '<item><title>Broken & half<wp:post_id>9</item>\n'
  await writeFile(
    file,
    `<?xml version="1.0"?><rss><channel><title>Shore</title><link>https://shore.example</link>\n${item(1, 'publish')}${item(2, 'trash')}${broken}</channel></rss>`,
  )
  const admin = (await listDemoAccounts()).find(({ role }) => role === 'admin')
  const { page } = await newReader(browser)
  await page.goto('/sign-in?from=/admin/import')
  await signIn(page, admin?.userName ?? '', admin?.password)
  await expect(page).toHaveURL('/admin/import')

  await page
    .getByLabel('Upload an archive')
    .setInputFiles({ name: 'letter.xml', mimeType: 'text/xml', buffer: Buffer.from('Dear editors') })
  await expect(page.getByText('This is no export of WordPress')).toBeVisible()
  await page.getByLabel('Upload an archive').setInputFiles(file)
  await expect(page.getByRole('heading', { level: 1, name: 'from-the-old-site.xml' })).toBeVisible()

  await page.getByRole('button', { name: 'Rehearse' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'What would come in' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('It adds up')).toBeVisible()
  await page.getByText('could not be read and was left out').click()
  await expect(page.getByText(/^line 4: /)).toBeVisible()
  const missing = await page.request.get('/news/measured-on-shore-1')
  expect(missing.status()).toBe(404)
  await expectNoAxeFindings(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoColourFindings(page)
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)

  await page.getByRole('button', { name: 'Bring it in' }).press('Enter')
  const row = page.getByRole('row', { name: /post.*publish/ })
  await expect(row.getByRole('cell')).toHaveText(['1', '1', '0', '0'], { timeout: 20_000 })
  await expect(page.getByRole('heading', { name: 'What came in' })).toBeVisible()
  await rm(folder, { recursive: true, force: true })
})
