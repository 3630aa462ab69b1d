import { describe, expect, it } from 'vitest'
import { isTooLong, parseSearchRequest, searchPath } from './search-address'

describe('the address of a search', () => {
  it('is read and written alike', () => {
    const request = parseSearchRequest({ q: ' Qarabağ  ', section: 'culture', year: '2026', sort: 'date', page: '2' })
    expect(request).toMatchObject({ q: 'Qarabağ', section: 'culture', year: 2026, sort: 'date', page: 2 })
    expect(searchPath(request)).toBe('/search?q=Qaraba%C4%9F&section=culture&year=2026&sort=date&page=2')
  })

  it('leaves out what is usual', () => {
    expect(searchPath({ q: 'sea', sort: 'relevance', page: 1 })).toBe('/search?q=sea')
    expect(searchPath({})).toBe('/search')
  })

  it.each([
    [{ q: 'a', page: '0' }, 1],
    [{ q: 'a', page: '-1' }, 1],
    [{ q: 'a', page: 'x' }, 1],
    [{ q: 'a', page: '100000' }, 1],
    [{ q: 'a', page: ['3', '4'] }, 3],
  ])('takes %o as page %d', (parameters, page) => {
    expect(parseSearchRequest(parameters).page).toBe(page)
  })

  it('passes over parts that make no sense, and never fails', () => {
    const request = parseSearchRequest({ q: 'a\u0000b', section: '../x', year: '$gt', origin: 'other', sort: 'up' })
    expect(request).toEqual({ q: 'a b', sort: 'relevance', page: 1 })
  })

  it('refuses only what is too long', () => {
    expect(isTooLong({ q: 'a'.repeat(200) })).toBe(false)
    expect(isTooLong({ q: 'a'.repeat(201) })).toBe(true)
  })
})
