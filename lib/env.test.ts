import { describe, expect, it } from 'vitest'
import { parseEnv } from './env'

describe('the settings', () => {
  it('have a default for everything', () => {
    expect(parseEnv({})).toMatchObject({ port: 3000, siteUrl: 'http://localhost:3000', isDemoWanted: true })
  })

  it('treat a blank value as unset', () => {
    expect(parseEnv({ PORT: ' ', MONGODB_URI: '' })).toMatchObject({ port: 3000, mongodbUri: undefined })
  })

  it('reduce the public address to its origin', () => {
    expect(parseEnv({ SITE_URL: 'https://digest.example/some/path/' }).siteUrl).toBe('https://digest.example')
  })

  it('ask for a secret in production where several processes may share a database', () => {
    const production = { NODE_ENV: 'production', MONGODB_URI: 'mongodb://localhost/digest' }
    expect(() => parseEnv(production)).toThrow('AUTH_SECRET')
    expect(() => parseEnv({ ...production, AUTH_SECRET: 'x'.repeat(32) })).not.toThrow()
    expect(() => parseEnv({ ...production, NEXT_PHASE: 'phase-production-build' })).not.toThrow()
    expect(() => parseEnv({ NODE_ENV: 'production' })).not.toThrow()
  })

  it('believe one proxy where the site is https, and none where it is not', () => {
    expect(parseEnv({ SITE_URL: 'https://digest.example' }).trustedProxies).toBe(1)
    expect(parseEnv({ SITE_URL: 'https://digest.example', TRUSTED_PROXIES: '0' }).trustedProxies).toBe(0)
    expect(parseEnv({}).trustedProxies).toBe(0)
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['SITE_URL', 'digest.example'],
    ['SITE_URL', 'ftp://digest.example'],
    ['MONGODB_URI', 'localhost:27017'],
    ['DEMO', 'yes'],
    ['DEMO_NOW', 'yesterday'],
    ['LOG_LEVEL', 'loud'],
    ['AUTH_SECRET', 'short'],
    ['TRUSTED_PROXIES', 'all'],
    ['SMTP_URL', 'mail.example'],
    ['METRICS_TOKEN', 'short'],
    ['INDEXNOW_KEY', '../key'],
    ['CACHE_MEMORY_MB', '1'],
  ])('%s=%s stops the start with a sentence that names it', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`${name} is "${value}", but it .+\\.`))
  })
})
