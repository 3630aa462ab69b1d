import { expect, test } from '@playwright/test'
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe'
import { leaveNewsroom } from '../support/newsroom'
import { newReader, signedInReader } from '../support/readers'
import { addressesCheckedBy } from '../support/routes'

const ADDRESSES = addressesCheckedBy('e2e/account/accessibility.spec.ts')

/** Each address answers both: with its own page, or with the one that it leads to. */
const READERS = [
  { name: 'nobody signed in, on a phone', arrive: newReader, isPhone: true },
  { name: 'a reader signed in, on a desktop', arrive: signedInReader, isPhone: false },
]

test.describe.configure({ timeout: 120_000 })

test.afterAll(leaveNewsroom)

for (const { name, isPhone, arrive } of READERS)
  test(`account pages please axe in either theme and fit into 320 pixels: ${name}`, async ({ browser }) => {
    const { page } = await arrive(browser, { isPhone })
    const size = page.viewportSize() ?? { width: 390, height: 844 }
    for (const address of ADDRESSES) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(address)
      await expectNoAxeFindings(page)
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await expectNoColourFindings(page)
      await page.setViewportSize({ width: 320, height: 640 })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([address, width]).toEqual([address, 320])
    }
  })
