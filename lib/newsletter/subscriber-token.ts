import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretFor } from '@/lib/secret'

/**
 * What a mail carries so that its reader can change or end what they get, without signing in: the subscriber and a keyed
 * hash of them. It is good for as long as the subscriber is there.
 */
export const tokenFor = (subscriberId: string) => `${subscriberId}.${hashOf(subscriberId).toString('base64url')}`

/** Whom a token is of; null for whatever is not one. */
export function readToken(token: string): string | null {
  const [, id = '', hash = ''] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(token) ?? []
  if (id === '') return null
  const given = Buffer.from(hash, 'base64url')
  return given.length === 32 && timingSafeEqual(given, hashOf(id)) ? id : null
}

const hashOf = (id: string) => createHmac('sha256', secretFor('unsubscribe')).update(id).digest()
