import { expect, test, type Page } from '@playwright/test'
import { openNewsroom } from '../support/editor'
import { mailTo, newReader, PASSWORD, signIn } from '../support/readers'

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name, exact: true })

test('whoever is invited comes in with their role, and is out when their account is closed', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openNewsroom(browser, { role: 'admin' })
  const guest = await newReader(browser)
  await page.goto('/admin/people')
  await page.getByLabel('E-mail', { exact: true }).fill(guest.email)
  await page.getByLabel('Role').selectOption('editor')
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText(`A letter to ${guest.email} is on its way.`)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Invited, not here yet' })).toBeVisible()

  const link = /http\S+token=[\w-]+/.exec(await mailTo(guest.email, /invited/))?.[0] ?? ''
  await guest.page.goto(link)
  await guest.page.getByLabel('Name').fill('Aydan Rüstəmli')
  await guest.page.getByLabel('Password').fill(PASSWORD)
  await guest.page.getByRole('main').getByRole('button', { name: 'Accept' }).click()
  await expect(guest.page.getByRole('heading', { name: 'Desk', level: 1 })).toBeVisible()
  await expect(place(guest.page, 'Sections')).toBeVisible()
  await expect(place(guest.page, 'People')).toBeHidden()
  await guest.page.goto('/admin/people')
  await expect(guest.page.getByRole('heading', { name: 'Your role does not open this page' })).toBeVisible()
  await guest.page.goto(link)
  await expect(guest.page.getByRole('heading', { name: 'This invitation is over' })).toBeVisible()

  await page.goto(`/admin/people?q=${guest.email}`)
  await page.getByRole('link', { name: 'Aydan Rüstəmli' }).click()
  await page.getByLabel('Role').selectOption('author')
  await page.getByRole('button', { name: 'Give this role' }).click()
  await expect(page.getByText('is author now')).toBeVisible()
  await guest.page.goto('/admin')
  await expect(guest.page).toHaveURL(/sign-in/)
  await signIn(guest.page, guest.email)
  await expect(guest.page.getByRole('heading', { name: 'Desk', level: 1 })).toBeVisible()
  await expect(place(guest.page, 'Sections')).toBeHidden()

  await page.getByRole('button', { name: 'Close the account' }).click()
  await page.getByRole('button', { name: 'Close it' }).click()
  await expect(page.getByText('This account is closed')).toBeVisible()
  await guest.page.goto('/admin')
  await expect(guest.page).toHaveURL(/sign-in/)
  await signIn(guest.page, guest.email)
  await expect(guest.page.getByText('The name or the password is not right.')).toBeVisible()
})
