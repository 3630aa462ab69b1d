import { describe, expect, it } from 'vitest'
import { readNewAddress, readOldAddress } from './redirect'
import { circleText, settleRedirects } from './redirect-chains'
import { parseCsv, readRedirectFile, toCsvLine, wrongLinesText } from './redirect-csv'

const SITE = 'https://digest.example'

describe('an old address', () => {
  it.each([
    ['/2019/05/a-story/', '/2019/05/a-story'],
    [' https://www.digest.example/caf%C3%A9 ', '/café'],
    ['http://digest.example/a/../b', '/b'],
    ['/a%20b', '/a b'],
    ['/?p=12', '/?p=12'],
    ['https://digest.example/?page_id=12&preview=true', '/?p=12'],
    ['/?cat=3', '/?cat=3'],
  ])('%s is kept as %s', (written, address) => {
    expect(readOldAddress(written, SITE)).toEqual({ kind: 'address', address })
  })

  it.each([
    ['', /missing/],
    ['a-story', /no address/],
    ['//elsewhere.example/a', /another site/],
    ['https://elsewhere.example/a', /another site/],
    ['javascript:alert(1)', /no address/],
    ['/', /home page/],
    ['/?p=twelve', /home page/],
    ['/?s=12', /home page/],
    ['/a?p=12', /question mark/],
    [`/${'a'.repeat(600)}`, /longer/],
  ])('%s is refused', (written, reason) => {
    expect(readOldAddress(written, SITE)).toEqual({ kind: 'wrong', reason: expect.stringMatching(reason) })
  })
})

describe('a new address', () => {
  it.each([
    ['/', '/'],
    ['/news/caf%C3%A9/', '/news/café'],
    ['/a%3Fb', '/a%3Fb'],
    ['https://digest.example/news', '/news'],
    ['https://elsewhere.example/a?b=c', 'https://elsewhere.example/a?b=c'],
  ])('%s is kept as %s', (written, address) => {
    expect(readNewAddress(written, SITE)).toEqual({ kind: 'address', address })
  })

  it.each([
    ['http://elsewhere.example/a', /without https/],
    ['//elsewhere.example@evil.example/a', /password/],
    ['data:text/html,hi', /no address/],
    ['/a#b', /question mark or a #/],
  ])('%s is refused', (written, reason) => {
    expect(readNewAddress(written, SITE)).toEqual({ kind: 'wrong', reason: expect.stringMatching(reason) })
  })
})

describe('redirects that are settled', () => {
  const wish = (from: string, to: string) => ({ from, to })

  it('lead to the end of a chain, through each other and through what is kept', () => {
    const kept = new Map([
      ['/c', '/caf%C3%A9'],
      ['/café', 'https://elsewhere.example/'],
    ])
    expect(settleRedirects([wish('/a', '/b'), wish('/b', '/c'), wish('/x', '/y')], kept)).toEqual([
      { from: '/a', to: 'https://elsewhere.example/', kind: 'leads' },
      { from: '/b', to: 'https://elsewhere.example/', kind: 'leads' },
      { from: '/x', to: '/y', kind: 'leads' },
    ])
  })

  it('say which addresses form a circle, and who leads into it', () => {
    const settled = settleRedirects([wish('/in', '/a'), wish('/a', '/b')], new Map([['/b', '/a']]))
    expect(settled.map((one) => (one.kind === 'circle' ? circleText(one.circle) : ''))).toEqual([
      '/a → /b → /a',
      '/a → /b → /a',
    ])
    expect(settleRedirects([wish('/a', '/a')], new Map())[0]).toMatchObject({ kind: 'circle', circle: ['/a'] })
  })

  it('take the place of what led away before', () => {
    expect(settleRedirects([wish('/a', '/b')], new Map([['/a', '/b']]))).toMatchObject([{ to: '/b', kind: 'leads' }])
  })

  it('are followed once each, however long their chain', () => {
    const chain = Array.from({ length: 10_000 }, (_, number) => wish(`/${number}`, `/${number + 1}`))
    const settled = settleRedirects(chain, new Map())
    expect(settled.every(({ to }) => to === '/10000')).toBe(true)
  })
})

describe('a file of redirects', () => {
  it('is read with quotes, either separator, either line end, and with or without a heading', () => {
    const lines = (text: string) => readRedirectFile(text, SITE).wishes.map(({ from, to }) => ({ from, to }))
    expect(lines('\uFEFFold address,new address\r\n"/a,b",/c\r\n\r\n /d , "/e""f" \r\n')).toEqual([
      { from: '/a,b', to: '/c' },
      { from: '/d', to: '/e"f' },
    ])
    expect(lines('/a,/b')).toEqual([{ from: '/a', to: '/b' }])
    expect(lines('alt;neu\n/a;/b\n"/c;d";/e')).toEqual([
      { from: '/a', to: '/b' },
      { from: '/c;d', to: '/e' },
    ])
  })

  it('names every line that is wrong, by the number that an editor shows', () => {
    const text = 'from,to\n/a,/b\n/c\n"/d\ne",/f\n/a/,/g\nhttp://else.example/x,/y\n/h,/i,/j\n"/k",'
    const { wishes, wrong } = readRedirectFile(text, SITE)
    expect(wishes).toEqual([{ from: '/a', to: '/b', line: 2 }])
    expect(wrong.map(({ line }) => line)).toEqual([3, 4, 6, 7, 8, 9])
    expect(wrong.map(({ reason }) => reason)).toEqual([
      'there is one address where there should be two',
      expect.stringContaining('old address'),
      'line 2 has the same old address',
      'the old address belongs to another site, else.example',
      expect.stringContaining('more than two fields'),
      'the new address is missing',
    ])
  })

  it('says where a quotation mark is never closed', () => {
    expect(readRedirectFile('/a,/b\n"/c,/d\n/e,/f', SITE)).toMatchObject({
      wishes: [{ line: 1 }],
      wrong: [{ line: 2 }],
    })
    expect(parseCsv('"/a"b,/c')).toMatchObject([{ isBroken: true }])
  })

  it('comes out as it goes in', () => {
    const redirect = { from: '/a,"b"', to: '/c;d' }
    expect(parseCsv(toCsvLine(redirect))[0]?.cells).toEqual([redirect.from, redirect.to])
  })
})

it('names a hundred wrong lines in words and the others by number', () => {
  const wrong = Array.from({ length: 104 }, (_, place) => ({
    line: place === 103 ? 200 : place + 1,
    reason: 'is wrong',
  }))
  const lines = wrongLinesText(wrong).split('\n')
  expect(lines[0]).toBe('104 lines are wrong, and nothing was written.')
  expect(lines.at(-2)).toBe('Line 100: is wrong.')
  expect(lines.at(-1)).toBe('Wrong too: 101–103, 200.')
})
