import { describe, expect, it } from 'vitest'
import { listPagePath, parsePageNumber, RESERVED_NAMES, SLUG_PATTERN } from './address'

describe('the address of a list page', () => {
  it('is the list itself for the first', () => {
    expect(listPagePath('/opinion', 1)).toBe('/opinion')
    expect(listPagePath('/opinion', 2)).toBe('/opinion/page/2')
  })

  it.each(['1', '0', '02', '-2', '2.0', '1e3', '999999', '', 'two'])('is not %j', (text) => {
    expect(parsePageNumber(text)).toBeNull()
  })

  it('is written plainly', () => {
    expect(parsePageNumber('12')).toBe(12)
  })
})

describe('reserved names', () => {
  it.each(['admin', 'api', 'tag', 'author', 'search', 'sign-in', 'media', 'digest'])('hold %s', (name) => {
    expect(RESERVED_NAMES.has(name)).toBe(true)
  })
})

describe('the slug pattern', () => {
  it.each(['a', 'climate-and-ecology', 'cop29'])('takes %s', (slug) => {
    expect(slug).toMatch(SLUG_PATTERN)
  })

  it.each(['', '-', 'a--b', 'A', 'a_b', 'a/b', 'ə', 'a-', '../x'])('refuses %j', (slug) => {
    expect(slug).not.toMatch(SLUG_PATTERN)
  })
})
