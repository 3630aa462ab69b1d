import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { RATE_LIMITS } from '@/lib/rate-limits/rate-limit'
import { limitPaths } from './limited-paths'

describeOnEachDatabase('paths with a limit', () => {
  const ask = (url: string, remoteAddress: string, method = 'GET') =>
    new Promise<number>((resolve) => {
      const response = { writeHead: resolve, end: () => undefined } as unknown as ServerResponse
      const handle = limitPaths(
        () => {
          resolve(200)
        },
        [
          { paths: /^\/search\?/, limit: 'search' },
          { paths: /^\/sign-in/, method: 'POST', limit: 'account-forms' },
        ],
        { trustedProxies: 0 },
      )
      handle({ url, method, headers: {}, socket: { remoteAddress } } as unknown as IncomingMessage, response)
    })

  it('refuse one network too much, and nobody else', async () => {
    const answers: number[] = []
    for (const _ of Array.from({ length: RATE_LIMITS.search.points + 1 }))
      answers.push(await ask('/search?q=sea', '192.0.2.1'))
    expect(answers.slice(0, -1).every((status) => status === 200)).toBe(true)
    expect(answers.at(-1)).toBe(429)
    expect(await ask('/search?q=sea', '192.0.2.2')).toBe(200)
    expect(await ask('/', '192.0.2.1')).toBe(200)
  })

  it('of forms that are sent leave the page of the form to everybody', async () => {
    const answers: number[] = []
    for (const _ of Array.from({ length: RATE_LIMITS['account-forms'].points + 1 }))
      answers.push(await ask('/sign-in', '192.0.2.3', 'POST'))
    expect([answers.indexOf(429), await ask('/sign-in', '192.0.2.3')]).toEqual([answers.length - 1, 200])
  })
})
