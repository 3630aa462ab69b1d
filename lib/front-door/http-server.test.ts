import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { gate, openDoor, publicPage } from './front-door.test-support'

type Opened = Awaited<ReturnType<typeof openDoor>>

let opened: Opened | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

async function open(...args: Parameters<typeof openDoor>): Promise<Opened> {
  opened = await openDoor(...args)
  return opened
}

const host = 'Host: digest.example\r\n'
const close = 'Connection: close\r\n\r\n'
const statusOf = (said: string) => Number(said.split(' ')[1])

test.each([
  ['no host', `GET / HTTP/1.1\r\n${close}`, 400],
  ['two hosts', `GET / HTTP/1.1\r\n${host}Host: evil.example\r\n${close}`, 400],
  ['a host that is none', `GET / HTTP/1.1\r\nHost: a/../b\r\n${close}`, 400],
  ['broken percent-encoding', `GET /%zz HTTP/1.1\r\n${host}${close}`, 400],
  ['a space in the address', `GET /a b HTTP/1.1\r\n${host}${close}`, 400],
  ['a header without a colon', `GET / HTTP/1.1\r\n${host}nonsense\r\n${close}`, 400],
  ['a folded header', `GET / HTTP/1.1\r\n${host}a: b\r\n c\r\n${close}`, 400],
  [
    'a length and chunks at once',
    `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n${close}0\r\n\r\n`,
    400,
  ],
  ['two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n${close}hello`, 400],
  ['100 KB of address', `GET /search?q=${'x'.repeat(100_000)} HTTP/1.1\r\n${host}${close}`, 400],
  ['16 KB of headers', `GET / HTTP/1.1\r\n${host}a: ${'x'.repeat(17_000)}\r\n${close}`, 431],
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a method that nobody needs', `TRACE / HTTP/1.1\r\n${host}${close}`, 405],
] as const)('a request with %s is refused', async (_name, bytes, status) => {
  const { raw, asked } = await open(() => publicPage('page'))
  expect(statusOf(await raw(bytes))).toBe(status)
  expect(asked).toEqual([])
})

test('the absolute form asks for the page it names, whatever authority stands in it', async () => {
  const { raw, asked } = await open(() => publicPage('page'))
  const said = await raw(`GET http://evil.example/story?utm_source=x HTTP/1.1\r\n${host}${close}`)
  expect(statusOf(said)).toBe(200)
  expect(asked.map(({ url, headers }) => [url, headers.host])).toEqual([['/story', 'localhost']])
})

test('requests in one packet are answered in their order', async () => {
  const { raw } = await open((request) => publicPage(`page ${request.url ?? ''}`))
  const said = await raw(
    `GET /a HTTP/1.1\r\n${host}\r\nGET /b HTTP/1.1\r\n${host}\r\nGET /a HTTP/1.1\r\n${host}${close}`,
  )
  expect(said.match(/page \/\w/g)).toEqual(['page /a', 'page /b', 'page /a'])
})

test('headers of one connection are not passed on', async () => {
  const headers = { 'cache-control': 's-maxage=60', connection: 'x-hop', 'x-hop': '1', 'keep-alive': 'timeout=1' }
  const { ask } = await open(() => ({ headers: { ...headers, 'x-own': '1' }, body: 'page' }))
  await ask('/story')
  const again = await ask('/story')
  expect([again.headers['x-hop'], again.headers['x-own']]).toEqual([undefined, '1'])
})

test('a body that nobody reads is not taken for the next request', async () => {
  const { raw, asked } = await open(() => publicPage('page'))
  const smuggled = `GET /admin HTTP/1.1\r\n${host}\r\n`
  const said = await raw(
    `GET /a HTTP/1.1\r\n${host}Content-Length: ${smuggled.length}\r\n\r\n${smuggled}GET /a HTTP/1.1\r\n${host}${close}`,
  )
  expect(said.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  expect(asked.map(({ url }) => url)).toEqual(['/a'])
})

test('who sends a head a byte at a time is cut off, and others are served meanwhile', async () => {
  const { raw, ask } = await open(() => publicPage('page'), { server: { headersMilliseconds: 50 } })
  const slow = raw(`GET / HTTP/1.1\r\n${host}x-slow: `)
  expect((await ask('/story')).text).toBe('page')
  expect(statusOf(await slow)).toBe(408)
})

test('who promises a body and never sends it is cut off', async () => {
  const { raw } = await open(
    (request) => {
      request.resume()
      return new Promise(() => undefined)
    },
    { server: { headersMilliseconds: 50, requestMilliseconds: 100 } },
  )
  const said = await raw(`POST / HTTP/1.1\r\n${host}Content-Length: 100\r\n\r\nhello`)
  expect(said === '' || statusOf(said) === 408).toBe(true)
})

test('a reader who leaves takes no one else’s page away', async () => {
  const held = gate()
  const site = await open(async () => {
    await held.opened
    return publicPage('page')
  })
  const leaving = connect(site.port, '127.0.0.1', () => leaving.write(`GET /story HTTP/1.1\r\n${host}\r\n`))
  await expect.poll(() => site.asked.length, { interval: 2 }).toBe(1)
  const staying = site.ask('/story')
  leaving.destroy()
  held.open()
  expect((await staying).text).toBe('page')
})

test('a stop lets running requests end, and takes no new ones', async () => {
  const held = gate()
  const site = await open(
    async () => {
      await held.opened
      return publicPage('page')
    },
    { server: { drainMilliseconds: 5_000 } },
  )
  const running = site.ask('/story', { connection: 'keep-alive' })
  await expect.poll(() => site.asked.length, { interval: 2 }).toBe(1)
  const stopped = site.server.stop()
  await expect(site.ask('/other')).rejects.toThrow()
  held.open()
  const answer = await running
  expect(answer.text).toBe('page')
  await stopped
})

test('a stop waits no longer than it was told', async () => {
  const site = await open(() => new Promise(() => undefined), { server: { drainMilliseconds: 50 } })
  const running = site.ask('/story').catch(() => 'closed')
  await expect.poll(() => site.asked.length, { interval: 2 }).toBe(1)
  await site.server.stop()
  expect(await running).toBe('closed')
})
