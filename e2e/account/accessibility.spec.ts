import { expect, test, type Browser } from '@playwright/test'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'
import { newReader, registerReader } from '../support/readers'
import { addressesCheckedBy } from '../support/routes'

const ADDRESSES = addressesCheckedBy('e2e/account/accessibility.spec.ts')

/** Each address answers both: with its own page, or with the one that it leads to. */
const READERS = [
  { name: 'nobody signed in, on a phone', isSignedIn: false, isPhone: true },
  { name: 'a reader signed in, on a desktop', isSignedIn: true, isPhone: false },
]

async function open(browser: Browser, { isSignedIn, isPhone }: (typeof READERS)[number]) {
  const reader = await newReader(browser, { isPhone })
  await (isSignedIn ? registerReader(reader) : Promise.resolve())
  return reader.page
}

test.describe.configure({ timeout: 120_000 })

for (const reader of READERS) {
  test(`axe finds nothing on account pages in either theme: ${reader.name}`, async ({ browser }) => {
    const page = await open(browser, reader)
    for (const address of ADDRESSES) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(address)
      await expectNoAxeFindings(page)
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await expectNoColourFindings(page)
    }
  })

  test(`account pages fit into 320 pixels: ${reader.name}`, async ({ browser }) => {
    const page = await open(browser, reader)
    await page.setViewportSize({ width: 320, height: 640 })
    for (const address of ADDRESSES) {
      await page.goto(address)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([address, width]).toEqual([address, 320])
    }
  })
}
