import { gzipSync } from 'node:zlib'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { lateLoader } from './late-loader'

const loader = lateLoader({ hintCookie: 'signed-in=1' })

test('the loader is at most 1 KB gzipped, without comments, and nothing in it ends a script element', () => {
  expect(gzipSync(loader, { level: 9 }).byteLength).toBeLessThanOrEqual(1_024)
  expect(loader).not.toContain('//')
  expect(loader.toLowerCase()).not.toContain('</script')
})

test('the loader is a script that parses, and asks for the cookie it was given', () => {
  expect(() => new Script(loader)).not.toThrow()
  expect(loader).toContain('signed-in=1(?:;|$)')
})

test.each(['', 'a', 'a=/;x', "a='"])('the hint cookie %j is refused', (hintCookie) => {
  expect(() => lateLoader({ hintCookie })).toThrow('hintCookie')
})
