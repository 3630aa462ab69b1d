import { expect, test } from 'vitest'
import { sharedLifetime, toClientCacheControl } from './cache-control'

test.each([
  ['s-maxage=300, stale-while-revalidate=600', { freshSeconds: 300, staleSeconds: 600 }],
  ['public, max-age=60', { freshSeconds: 60, staleSeconds: 0 }],
  ['public, max-age=60, s-maxage="10"', { freshSeconds: 10, staleSeconds: 0 }],
  ['S-MaxAge=1', { freshSeconds: 1, staleSeconds: 0 }],
  ['max-age=60', null],
  ['s-maxage=0', null],
  ['s-maxage=-5', null],
  ['s-maxage=soon', null],
  ['private, s-maxage=60', null],
  ['no-store, s-maxage=60', null],
  ['no-cache="set-cookie", s-maxage=60', null],
  [undefined, null],
])('Cache-Control %j gives shared caches %j', (value, lifetime) => {
  expect(sharedLifetime(value)).toEqual(lifetime)
})

test('browsers ask each time, unless the site gave them a lifetime of their own', () => {
  expect(toClientCacheControl('s-maxage=300')).toBe('public, max-age=0, must-revalidate, s-maxage=300')
  expect(toClientCacheControl('public, max-age=60')).toBe('public, max-age=60')
})
