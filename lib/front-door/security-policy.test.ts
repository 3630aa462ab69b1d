import { expect, test } from 'vitest'
import { hashSource, policyFor, strictPolicy } from './security-policy'

const none = { scripts: [], styles: [], styleAttributes: [] }

test('the hash is the one that the standard’s own example has', () => {
  // Content Security Policy 3, section 2.3.1: alert('Hello, world.');
  expect(hashSource("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='")
})

test('a page without anything inline has the base policy, and nothing is ever unsafe for scripts', () => {
  expect(policyFor({ 'script-src': ["'self'"] }, none)).toBe("script-src 'self'")
  const policy = policyFor(strictPolicy, { scripts: ['a()'], styles: ['b{}'], styleAttributes: ['color:red'] })
  expect(policy).toContain(`script-src 'self' ${hashSource('a()')};`)
  expect(policy).toContain(`style-src 'self' ${hashSource('b{}')};`)
  expect(policy).toContain(`style-src-attr 'unsafe-hashes' ${hashSource('color:red')}`)
  expect(policy).not.toContain("'unsafe-inline'")
})

test('hashes join what the default allows where a directive is missing, and never stand beside none', () => {
  expect(policyFor({ 'default-src': ["'self'"] }, { ...none, scripts: ['a()'] })).toBe(
    `default-src 'self'; script-src 'self' ${hashSource('a()')}`,
  )
  expect(policyFor({ 'script-src': ["'none'"] }, { ...none, scripts: ['a()'] })).toBe(`script-src ${hashSource('a()')}`)
})

test('equal texts are named once, and many style attributes do not make an endless header', () => {
  const scripts = ['a()', 'a()']
  const styleAttributes = Array.from({ length: 100 }, (_, index) => `width:${index}px`)
  const policy = policyFor(strictPolicy, { ...none, scripts, styleAttributes })
  expect(policy.split(hashSource('a()'))).toHaveLength(2)
  expect(policy).toContain("style-src-attr 'unsafe-inline'")
  expect(policy.length).toBeLessThan(1_000)
})
