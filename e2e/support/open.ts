import type { Page } from '@playwright/test'

/** Opens an address as far as it can be read: without script a browser fetches every picture before it says "load". */
export const open = (page: Page, address: string) => page.goto(address, { waitUntil: 'domcontentloaded' })
