import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveRedirects } from '@/lib/redirects/redirect-commands'
import { leadShortAddresses } from './short-addresses'

describeOnEachDatabase('short addresses of an imported site', () => {
  const asked: string[] = []
  const server = createServer(
    leadShortAddresses((request, response) => {
      asked.push(request.url ?? '')
      response.end('home')
    }),
  )
  const ask = async (path: string, method = 'GET') => {
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, redirect: 'manual' })
    await answer.arrayBuffer()
    return [answer.status, answer.headers.get('location')]
  }

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = 'import' as const
    await saveRedirects(SYSTEM_ACTOR, [
      { from: '/?p=12', to: '/news/café', origin },
      { from: '/?cat=3', to: '/energy', origin },
    ])
  })
  afterAll(() => {
    server.close()
  })

  it.each([
    ['/?p=12', '/news/caf%C3%A9'],
    ['/?utm_source=mail&p=12', '/news/caf%C3%A9'],
    ['/?page_id=12', '/news/caf%C3%A9'],
    ['/?cat=3', '/energy'],
  ])('%s is a permanent redirect to %s', async (path, location) => {
    expect(await ask(path)).toEqual([308, location])
    expect(await ask(path, 'HEAD')).toEqual([308, location])
  })

  it.each(['/', '/?p=13', '/?p=0', '/?p=12%27', '/?p[]=12', '/?utm_source=mail', '/news?p=12'])(
    '%s is answered as ever',
    async (path) => {
      expect(await ask(path)).toEqual([200, null])
      expect(asked.at(-1)).toBe(path)
    },
  )
})
