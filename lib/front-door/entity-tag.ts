import 'server-only'
import { createHash } from 'node:crypto'
import type { Encoding } from './compression'

const suffixes: Record<Encoding, string> = { br: '-br', gzip: '-gz', identity: '' }

/** What a strong entity tag is made of: the bytes, and the policy that is sent with them. */
export const contentHash = (body: Buffer, policy: string) =>
  createHash('sha256').update(policy).update('\0').update(body).digest('base64url')

/** The strong entity tag of one encoding: other bytes, another tag (RFC 9110, section 8.8.3.3). */
export const entityTagOf = (hash: string, encoding: Encoding) => `"${hash}${suffixes[encoding]}"`

/**
 * Whether an If-None-Match value names this tag (RFC 9110, section 13.1.2): a list, compared weakly, or `*`.
 */
export function matchesEntityTag(ifNoneMatch: string, entityTag: string): boolean {
  if (ifNoneMatch === entityTag) return true
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === entityTag)
}
