import 'server-only'
import { env } from '@/lib/env'

/**
 * True where a page of this very site asks. Every browser names the origin of a request that writes; one that names
 * none is believed only where it says so in another header that script cannot write (Fetch Metadata).
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  if (origin === env.siteUrl) return true
  return /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === headers.get('host')
}
