import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownQuery, parseTarget, variantOf } from './cache-key'

const same: [string, string][] = [
  ['/opinion/%73tory', '/opinion/story'],
  ['/az/%c9%99liyev', '/az/%C9%99liyev'],
  ['http://any.example/story', '/story'],
  ['HTTPS://any.example', '/'],
  ['/%7euser', '/~user'],
]
test.each(same)('%s is the address %s, spelled otherwise', (spelled, path) => {
  expect(parseTarget(spelled)).toEqual({ kind: 'plain', path, query: '' })
})

const apart: [string, string][] = [
  ['/a%2Fb', '/a/b'],
  ['/A', '/a'],
  ['/a/', '/a'],
  ['/a%3Fb', '/a?b'],
  ['/a+b', '/a%20b'],
]
test.each(apart)('%s and %s stay two addresses', (one, other) => {
  expect(parseTarget(one)).not.toEqual(parseTarget(other))
})

test.each(['/%', '/%zz', '/%e2%28', '/a%00b', '*', 'story', '/a b', '/ə', '/a#b', '', '/a\u0001'])(
  '%j is refused',
  (target) => {
    expect(parseTarget(target)).toEqual({ kind: 'malformed' })
  },
)

test.each(['//evil.example/x', '/a//b', '/a/../b', '/a/%2e%2E/b', '/.', '/a\\b', `/${'x'.repeat(2_100)}`])(
  '%s is left to the site, and nothing of it is kept',
  (target) => {
    expect(parseTarget(target).kind).toBe('unusual')
  },
)

test('an address that was read once reads the same again, and decodes to the same path', () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const once = parseTarget(path || '/')
      fc.pre(once.kind === 'plain')
      expect(parseTarget(once.path)).toEqual({ ...once, query: '' })
      expect(decodeURIComponent(once.path)).toBe(decodeURIComponent(path || '/'))
    }),
  )
})

test('a query keeps what is known, in one order, as it was written', () => {
  expect(knownQuery('utm_source=x&q=b%20c&page=2&q=a&%70age=3', ['q', 'page'])).toBe('?page=2&%70age=3&q=b%20c&q=a')
  expect(knownQuery('fbclid=1&%=2', ['q'])).toBe('')
})

test('request headers part keys only where they are sent, and not without bound', () => {
  expect(variantOf({ accept: 'x' }, ['rsc', 'next-url'])).toBe('')
  expect(variantOf({ rsc: '1' }, ['rsc', 'next-url'])).toBe('\n1\n')
  expect(variantOf({ 'next-url': '1' }, ['rsc', 'next-url'])).toBe('\n\n1')
  expect(variantOf({ rsc: 'x'.repeat(5_000) }, ['rsc'])).toBeNull()
})
