import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askSource } from './ask-source'

const asked: string[] = []
const server = createServer((request, response) => {
  const { method = '', url = '' } = request
  asked.push(`${method} ${url}`)
  const status = Number(url.slice(1))
  if (url === '/moved') response.writeHead(301, { location: '/200' })
  else if (url === '/inside') response.writeHead(302, { location: 'http://10.0.0.1/' })
  else if (url === '/circle') response.writeHead(302, { location: '/circle' })
  else if (url === '/only-get') response.writeHead(method === 'GET' ? 200 : 404)
  else response.writeHead(status)
  response.end('x'.repeat(method === 'GET' ? 100_000 : 0))
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const ask = (path: string) => askSource(`${base}${path}`, { isAllowed: (ip) => ip === '127.0.0.1' })

it.each([
  ['/200', { kind: 'sound' }],
  ['/403', { kind: 'sound' }],
  ['/429', { kind: 'sound' }],
  ['/moved', { kind: 'sound' }],
  ['/only-get', { kind: 'sound' }],
  ['/404', { kind: 'gone', reason: 'answers with 404' }],
  ['/410', { kind: 'gone', reason: 'answers with 410' }],
  ['/503', { kind: 'silent', reason: 'answers with 503' }],
  ['/circle', { kind: 'gone', reason: expect.stringContaining('without an end') }],
  ['/inside', { kind: 'gone', reason: expect.stringContaining('not a public one') }],
])('what answers at %s is %o', async (path, answer) => {
  expect(await ask(path)).toEqual(answer)
})

it('is content with the head of a page that is there', async () => {
  asked.length = 0
  await ask('/200')
  expect(asked).toEqual(['HEAD /200'])
})

it.each([
  'http://127.0.0.1:1/',
  'http://localhost:1/',
  'http://[::1]/',
  'http://169.254.169.254/latest',
  'file:///etc/passwd',
])('never asks at %s', async (address) => {
  expect(await askSource(address, {})).toMatchObject({ kind: 'gone' })
})

it('cannot say of a server that is not reached whether the page is there', async () => {
  const allowed = { isAllowed: () => true }
  expect(await askSource('http://127.0.0.1:1/', allowed)).toEqual({ kind: 'unreached', reason: 'did not answer' })
})
