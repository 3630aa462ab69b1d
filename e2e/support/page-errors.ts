import type { Page } from '@playwright/test'

/** Everything that the page's console calls an error, and every exception, from now on. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => {
    // The browser itself reports that the document of a missing page is missing.
    if (message.type() === 'error' && !/status of 4(04|10)/.test(message.text()))
      errors.push(`${page.url()}: ${message.text()}`)
    if (message.type() === 'warning' && /hydrat/i.test(message.text())) errors.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  return errors
}
