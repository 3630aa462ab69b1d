import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { HINT_COOKIE } from '@/lib/accounts/session-hint'
import { listKeptMails } from '@/lib/mail/mail-transport'
import { newSession, SESSION_COOKIE } from './sessions'

export const PASSWORD = 'gilavar-19-xari'
export const OTHER_PASSWORD = 'xezri-37-gilavar'

let readers = 0
/** Every worker counts from its own start: addresses and networks must not meet. */
const worker = process.pid % 250

export type Reader = { context: BrowserContext; page: Page; email: string }

/** Somebody new, with a browser and a network of their own: no test meets the limits of another. */
export async function newReader(
  browser: Browser,
  options: { hasScript?: boolean; isPhone?: boolean } = {},
): Promise<Reader> {
  readers += 1
  const context = await browser.newContext({
    javaScriptEnabled: options.hasScript ?? true,
    viewport: options.isPhone === true ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    extraHTTPHeaders: { 'x-forwarded-for': `198.18.${worker}.${readers}` },
  })
  const email = `reader-${worker}-${readers}-${Date.now()}@example.org`
  return { context, page: await context.newPage(), email }
}

/** The newest mail to an address, once it is there; not the one that was read before. */
export async function mailTo(email: string, subject: RegExp, { before = '' } = {}): Promise<string> {
  let text = ''
  await expect
    .poll(
      async () => {
        const mails = await listKeptMails(40)
        text = mails.find((mail) => mail.to === email && subject.test(mail.subject))?.text ?? ''
        return text === before ? '' : text
      },
      { timeout: 20_000, intervals: [100, 200, 200, 300, 500] },
    )
    .not.toBe('')
  return text
}

export const codeIn = (mail: string): string => /^\s{4}(\d{6})$/m.exec(mail)?.[1] ?? ''

export const codeTo = async (email: string, subject: RegExp): Promise<string> => codeIn(await mailTo(email, subject))

/** Registers, confirms the address, and is signed in. */
export async function registerReader({ page, email }: Reader): Promise<void> {
  await page.goto('/register')
  await page.getByLabel('Name').fill('Leyla Məmmədova')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Register' }).click()
  await page.getByLabel('Code of six digits').fill(await codeTo(email, /confirms/))
  await page.getByRole('button', { name: 'Open the account' }).click()
  await expect(page).toHaveURL('/')
}

/** Somebody who has an account already and is signed in: for what is not about registering. */
export async function signedInReader(browser: Browser, options: Parameters<typeof newReader>[1] = {}): Promise<Reader> {
  const reader = await newReader(browser, options)
  const person = { name: 'Leyla Məmmədova', email: reader.email, password: PASSWORD }
  const { token } = await newSession('reader', person)
  const shared = { domain: '127.0.0.1', path: '/' }
  await reader.context.addCookies([
    { ...shared, name: SESSION_COOKIE, value: token, httpOnly: true },
    { ...shared, name: HINT_COOKIE, value: '1' },
  ])
  return reader
}

export async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('User name or e-mail').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
