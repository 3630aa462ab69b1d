import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDoor, publicPage } from './front-door.test-support'

const html = `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>${'text '.repeat(2_000)}</body></html>`
const directory = mkdtempSync(join(tmpdir(), 'front-door-'))
writeFileSync(join(directory, 'app.js'), 'let a = 1;'.repeat(1_000))
writeFileSync(join(directory, 'photo.webp'), '0123456789')
const laterDirectory = join(directory, 'made later')
const withoutDirectory = join(directory, 'absent')

let opened: Awaited<ReturnType<typeof openDoor>>
beforeAll(async () => {
  opened = await openDoor(() => publicPage(html), {
    staticRoots: [
      { prefix: '/_next/static/', directory, immutable: true },
      { prefix: '/', directory },
      { prefix: '/media/', directory: laterDirectory, immutable: true, isGrowing: true },
      { prefix: '/x/', directory: withoutDirectory },
    ],
  })
  await opened.ask('/story')
  // Brotli is made in the background.
  await vi.waitFor(async () => {
    const { headers } = await opened.ask('/story', { 'accept-encoding': 'br' })
    expect(headers['content-encoding']).toBe('br')
  })
})
afterAll(() => opened.close())

test('each encoding has its own bytes, length and strong entity tag, and all hold the same page', async () => {
  const [plain, gzip, brotli] = await Promise.all([
    opened.ask('/story'),
    opened.ask('/story', { 'accept-encoding': 'gzip' }),
    opened.ask('/story', { 'accept-encoding': 'gzip, br' }),
  ])
  expect([plain.text, gunzipSync(gzip.body).toString(), brotliDecompressSync(brotli.body).toString()]).toEqual([
    html,
    html,
    html,
  ])
  const answers = [plain, gzip, brotli]
  expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br'])
  expect(answers.map(({ headers }) => Number(headers['content-length']))).toEqual(
    answers.map(({ body }) => body.byteLength),
  )
  expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3)
  expect(answers.every(({ headers }) => headers.etag?.startsWith('"'))).toBe(true)
  expect(answers.every(({ headers }) => headers.vary === 'accept-encoding')).toBe(true)
})

test('who has the page in an encoding it still takes gets 304 and no body', async () => {
  const { headers } = await opened.ask('/story', { 'accept-encoding': 'gzip' })
  const etag = headers.etag ?? ''
  const again = await opened.ask('/story', { 'accept-encoding': 'gzip, br', 'if-none-match': `"other", W/${etag}` })
  expect([again.status, again.text, again.headers.etag, again.headers['content-length']]).toEqual([
    304,
    '',
    etag,
    undefined,
  ])
  expect(again.headers['cache-control']).toBe(headers['cache-control'])
  // What the reader's copy already says is not said again.
  expect([again.headers['content-security-policy'], again.headers['content-type']]).toEqual([undefined, undefined])
  const changed = await opened.ask('/story', { 'accept-encoding': 'gzip', 'if-none-match': '"other"' })
  expect(changed.status).toBe(200)
})

test('an entity tag of an encoding that the reader no longer takes does not count', async () => {
  const { headers } = await opened.ask('/story', { 'accept-encoding': 'br' })
  const answer = await opened.ask('/story', { 'accept-encoding': 'gzip', 'if-none-match': headers.etag })
  expect([answer.status, answer.headers['content-encoding']]).toEqual([200, 'gzip'])
})

test('HEAD says what GET says, without the body', async () => {
  const [get, head] = await Promise.all([opened.ask('/story'), opened.ask('/story', {}, 'HEAD')])
  expect(head.body.byteLength).toBe(0)
  expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
})

test('browsers are told to ask each time, networks in between what the site said', async () => {
  const { headers } = await opened.ask('/story')
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=300, stale-while-revalidate=600')
  expect(headers.age).toMatch(/^\d+$/)
})

test('a file of the build is compressed, kept and immutable; media has ranges', async () => {
  const script = await opened.ask('/_next/static/app.js', { 'accept-encoding': 'gzip' })
  expect([script.status, script.headers['content-encoding'], script.headers['cache-control']]).toEqual([
    200,
    'gzip',
    'public,max-age=31536000,immutable',
  ])
  opened.door.expireTags(['any'])
  expect((await opened.ask('/_next/static/app.js')).headers['x-cache']).toBe('hit')
  const part = await opened.ask('/_next/static/photo.webp', { range: 'bytes=2-4' })
  expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
  expect((await opened.ask('/photo.webp')).headers['cache-control']).toBe('public,max-age=0,must-revalidate')
})

test.each(['bytes=-3', 'bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b'])(
  'the range %s, which is not understood, is ignored',
  async (range) => {
    const answer = await opened.ask('/_next/static/photo.webp', { range })
    expect([answer.status, answer.text]).toEqual([200, '0123456789'])
  },
)

test('a file that comes while the site runs is served at once, and no longer when it is gone', async () => {
  expect((await opened.ask('/media/new.webp')).text).toBe(html)
  mkdirSync(laterDirectory)
  writeFileSync(join(laterDirectory, 'new.webp'), 'picture')
  const answer = await opened.ask('/media/new.webp')
  expect([answer.text, answer.headers['cache-control']]).toEqual(['picture', 'public,max-age=31536000,immutable'])
  expect((await opened.ask('/media/%2e%2e/app.js')).text).toBe(html)
  rmSync(laterDirectory, { recursive: true })
  expect((await opened.ask('/media/new.webp')).text).toBe(html)
})

test('a range past the end is refused', async () => {
  expect((await opened.ask('/photo.webp', { range: 'bytes=50-60' })).status).toBe(416)
})

test.each(['/_next/static/../secret', '/_next/static/%2e%2e/secret', '/_next/static/..%2fsecret'])(
  '%s reaches no file',
  async (path) => {
    expect((await opened.ask(path)).text).toBe(html)
  },
)
