import 'server-only'
import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from './env'

/** What may be derived from the site's one secret. A key for one purpose is of no use for another. */
export type SecretPurpose = 'session' | 'rate-limit' | 'code' | 'unsubscribe'

const keys = new Map<SecretPurpose, Buffer>()

/** 32 bytes for one purpose, the same in every process of the site (HKDF, RFC 5869). */
export function secretFor(purpose: SecretPurpose): Buffer {
  const known = keys.get(purpose)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', siteSecret(), '', `daily-digest ${purpose}`, 32))
  keys.set(purpose, key)
  return key
}

/** `AUTH_SECRET`, or the one that the site made for itself and keeps in its data folder. */
function siteSecret(): string {
  if (env.authSecret !== undefined) return env.authSecret
  const file = join(/* turbopackIgnore: true */ env.dataDirectory, 'auth-secret')
  try {
    mkdirSync(env.dataDirectory, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another start made it: the first one counts.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8')
}
