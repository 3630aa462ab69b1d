import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './same-origin'

describe('a request that writes', () => {
  it.each([
    ['from this site’s address', { origin: 'http://localhost:3000' }, true],
    ['from the host that was asked', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    ['from a browser that leaves the origin out', { 'sec-fetch-site': 'same-origin' }, true],
    ['from another site', { origin: 'https://evil.example', host: '127.0.0.1:3000' }, false],
    ['from another port', { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }, false],
    ['from a sandboxed page', { origin: 'null', host: '127.0.0.1:3000' }, false],
    ['from a page of a neighbour', { 'sec-fetch-site': 'same-site' }, false],
    ['from nobody knows where', {}, false],
  ])('%s', (_, headers, isAllowed) => {
    expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(isAllowed)
  })
})
