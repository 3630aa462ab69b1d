import { expect, test } from '@playwright/test'

test('a lost address answers 404 with what is closest to its words', async ({ page }) => {
  const answer = await page.goto('/economy/the-caspian-sea-level-fell.html')
  expect(answer?.status()).toBe(404)
  expect(answer?.headers()['cache-control']).toContain('public')
  const offer = page.getByRole('region', { name: 'Closest to this address' })
  await expect(
    offer
      .getByRole('heading', { level: 3 })
      .filter({ hasText: /Caspian/ })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('searchbox').last()).toHaveValue(/caspian/)
})

test('addresses that a scanner makes up share one page, which offers what is new', async ({ request }) => {
  const made = Array.from({ length: 5 }, (_, index) => `/opinion/xqzv${index}jk-wwqx${index}`)
  const bodies = await Promise.all(
    made.map(async (address) => {
      const answer = await request.get(address)
      expect(answer.status()).toBe(404)
      return answer.text()
    }),
  )
  expect(new Set(bodies).size).toBe(1)
  expect(bodies[0]).toContain('What is new')
})

test('a withdrawn article answers 410 and says so', async ({ page }) => {
  const answer = await page.goto('/cop29/blue-zone-and-green-zone')
  expect(answer?.status()).toBe(410)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This piece was taken down')
  await expect(page.getByRole('region', { name: 'Closest to this address' })).toBeVisible()
})

test('nobody makes pages for words of their own', async ({ request }) => {
  for (const part of ['zzqx-wvvk', 'Caspian', 'caspian-zzqx', 'caspian-'])
    expect((await request.get(`/fronts/not-found/${part}`)).status()).toBe(404)
})
