import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { acceptableEncodings, isCompressible, toBrotli, toGzip } from './compression'

const cases: [string | undefined, readonly string[]][] = [
  [undefined, ['identity']],
  ['', ['identity']],
  ['gzip, deflate, br', ['br', 'gzip', 'identity']],
  ['gzip;q=1.0, br;q=0.5', ['gzip', 'br', 'identity']],
  ['br;q=0, gzip', ['gzip', 'identity']],
  ['*', ['br', 'gzip', 'identity']],
  ['*;q=0.1, identity', ['identity', 'br', 'gzip']],
  ['identity;q=0, *;q=0', ['identity']],
  ['GZIP', ['gzip', 'identity']],
  ['x-gzip', ['gzip', 'identity']],
  ['br;q=abc', ['identity']],
  ['brotli, xbr', ['identity']],
]
test.each(cases)('Accept-Encoding %j allows %j', (accept, encodings) => {
  expect(acceptableEncodings(accept)).toEqual(encodings)
})

test('ever new values of the header do not gather in memory', () => {
  const values = Array.from({ length: 2_000 }, (_, index) => `gzip, made-up-${index}`)
  expect(values.every((value) => acceptableEncodings(value)[0] === 'gzip')).toBe(true)
})

test('what was compressed is what it was', async () => {
  const body = Buffer.from('Əliyev '.repeat(1_000))
  expect(gunzipSync(await toGzip(body))).toEqual(body)
  expect(brotliDecompressSync(await toBrotli(body))).toEqual(body)
})

test.each([
  ['text/html; charset=utf-8', 5_000, true],
  ['text/x-component', 5_000, true],
  ['application/rss+xml', 5_000, true],
  ['image/svg+xml', 5_000, true],
  ['image/png', 5_000, false],
  ['font/woff2', 5_000, false],
  [undefined, 5_000, false],
  ['text/html', 500, false],
] as const)('%s of %d bytes: compressed %s', (type, length, expected) => {
  expect(isCompressible(type, length)).toBe(expected)
})
