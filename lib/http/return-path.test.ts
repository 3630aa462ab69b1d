import { describe, expect, it } from 'vitest'
import { returnPath } from './return-path'

describe('where a reader goes back to', () => {
  it.each(['/', '/opinion/a-story', '/search?q=oil', '/account'])('%s is an address of this site', (path) => {
    expect(returnPath(path)).toBe(path)
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    'evil.example',
    '/sign-in?from=/x',
    '/sign-out',
    '/api/v1/account',
    '/%00'.repeat(200),
    undefined,
    ['/opinion'],
  ])('%j leads home', (path) => {
    expect(returnPath(path)).toBe('/')
  })
})
