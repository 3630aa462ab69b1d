import { expect, test, type Page } from '@playwright/test'
import { READER_PAGES } from '../support/routes'

/** What has the focus: a name to tell it by, the region it is in, and whether a sighted reader can see that it has it. */
type Focus = { name: string; region: string; isVisible: boolean; isMarked: boolean }

const focusOf = (page: Page) =>
  page.evaluate((): Focus | null => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    // The radios of a panel are transparent: their label stands for them.
    const isRadio = element instanceof HTMLInputElement && element.type === 'radio'
    const shown = isRadio ? (element.closest('label') ?? element) : element
    const { left, top, width, height } = shown.getClientRects()[0] ?? shown.getBoundingClientRect()
    const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    const region = element.closest('header.site-header,main,footer.site-footer,.consent-bar,.skip-links,dialog')
    return {
      name: element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60),
      region: region?.className.split(' ')[0] ?? '',
      isVisible: onTop !== null && (shown.contains(onTop) || onTop.contains(shown)) && onTop !== document.body,
      isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    }
  })

/** Presses Tab until the document is left, and tells every stop. */
async function tabThrough(page: Page): Promise<Focus[]> {
  const stops: Focus[] = []
  for (let count = 0; count < 250; count += 1) {
    await page.keyboard.press('Tab')
    const focus = await focusOf(page)
    if (focus === null) return stops
    stops.push(focus)
  }
  throw new Error('The end of the page was not reached in 250 steps.')
}

for (const width of [390, 1440])
  for (const address of [READER_PAGES.article, READER_PAGES.home, READER_PAGES.section])
    test(`at ${width} pixels the keyboard goes through ${address} in order, and one always sees where it is`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.goto(address)
      const stops = await tabThrough(page)
      expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([])
      expect(stops.filter(({ isVisible }) => !isVisible)).toEqual([])
      const regions = stops.map(({ region }) => region).filter((region, index, all) => region !== all[index - 1])
      const [content] = regions.filter((region) => region.endsWith('-page'))
      expect(regions).toEqual(['skip-links', 'site-header', content, 'site-footer', 'consent-bar'])
    })

test('each skip link leads past what it names', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  for (const [link, target] of [
    ['Skip to content', 'content'],
    ['Skip to navigation', 'menu'],
    ['Skip to footer', 'footer'],
  ] as const) {
    const skip = page.getByRole('link', { name: link })
    await skip.focus()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator(`#${target}`)).toBeFocused()
  }
})

test('the menus of the row open, are walked through, close and give the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(READER_PAGES.article)
  const primary = page.getByRole('navigation', { name: 'Primary' })
  for (const opener of await primary.locator('summary:visible').all()) {
    const menu = opener.locator('xpath=..')
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(menu.locator('a:visible').first()).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(opener).toBeFocused()
    await expect(menu).not.toHaveAttribute('open')
  }
  await primary.locator('summary:visible').first().press('Enter')
  await page.getByRole('button', { name: 'Text size' }).focus()
  await expect(primary.locator('details[open]')).toHaveCount(0)
})

for (const [button, panel, key] of [
  ['Text size', '#text-panel', 'digest:text-size'],
  ['Theme', '#theme-panel', 'digest:theme'],
] as const)
  test(`“${button}” is chosen from by arrow keys, kept, and left by Escape`, async ({ page }) => {
    await page.goto(READER_PAGES.article)
    const opener = page.getByRole('button', { name: button })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(page.locator(`${panel} input:checked`).first()).toBeFocused()
    await page.keyboard.press('ArrowRight')
    const chosen = await page.locator(`${panel} input:checked`).first().inputValue()
    expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(chosen)
    await page.keyboard.press('Escape')
    await expect(page.locator(panel)).toBeHidden()
    await expect(opener).toBeFocused()
  })

for (const { name, opener, dialog } of [
  { name: 'the menu of a phone', opener: '.menu-button', dialog: 'Menu' },
  { name: 'a picture', opener: '[data-zoom] >> nth=0', dialog: 'Picture' },
  { name: 'what is stored', opener: '.site-footer .link-button', dialog: 'What this site stored about you' },
])
  test(`the dialog of ${name} keeps the focus while it is open and gives it back`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(READER_PAGES.article)
    await page.getByRole('button', { name: 'Reject' }).click()
    await page.locator(opener).focus()
    await page.keyboard.press('Enter')
    const shown = page.getByRole('dialog', { name: dialog })
    await expect(shown).toBeVisible()
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press(count % 3 === 2 ? 'Shift+Tab' : 'Tab')
      const isOutside = await shown.evaluate(
        (element) => document.activeElement !== document.body && !element.contains(document.activeElement),
      )
      expect(isOutside).toBe(false)
    }
    await page.keyboard.press('Escape')
    await expect(shown).toBeHidden()
    await expect(page.locator(opener)).toBeFocused()
  })

test('a footnote opens where it is called and gives the focus back', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  const call = page.getByRole('button', { name: 'Note 1' })
  await call.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#note-1')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('#note-1')).toBeHidden()
  await expect(call).toBeFocused()
})

test('the pictures of a gallery follow each other by arrow keys', async ({ page }) => {
  await page.goto(READER_PAGES.article)
  await page.locator('.gallery [data-zoom]').first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Picture' })
  await expect(dialog.getByRole('status')).toHaveText('1 of 4')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('status')).toHaveText('2 of 4')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(dialog.getByRole('status')).toHaveText('4 of 4')
})
