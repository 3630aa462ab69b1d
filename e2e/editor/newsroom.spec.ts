import { expect, test } from '@playwright/test'
import { sectionId } from '@/lib/demo/demo-structure'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'
import { openNewsroom } from '../support/editor'
import { collectErrors } from '../support/page-errors'
import { addressesCheckedBy } from '../support/routes'

const ADDRESSES = [...addressesCheckedBy('e2e/editor/newsroom.spec.ts'), `/admin/sections/${sectionId('science')}`]

test('pages of the newsroom have a heading and fit into 320 pixels, the desk and the library please axe', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const page = await openNewsroom(browser, { role: 'admin' })
  for (const address of ['/admin', '/admin/media']) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(address)
    await expectNoAxeFindings(page)
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await expectNoColourFindings(page)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  const errors = collectErrors(page)
  for (const address of ADDRESSES) {
    await page.goto(address)
    // Some addresses lead on to another page of the newsroom.
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect([address, width]).toEqual([address, 320])
  }
  expect(errors).toEqual([])
})
