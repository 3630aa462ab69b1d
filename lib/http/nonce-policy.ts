import 'server-only'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { hashSource, strictPolicy } from '@/lib/front-door/security-policy'
import { FIRST_PAINT_SCRIPT, READER_MODULE } from '@/lib/reader-script/reader-script.generated'
import { SPECULATION_RULES } from '@/lib/reader-script/speculation-rules'
import { isPrivatePath } from './private-paths'

const OWN_SCRIPTS = [FIRST_PAINT_SCRIPT, READER_MODULE, SPECULATION_RULES].map(hashSource)

/**
 * Gives an answer for one person a policy for this one answer: scripts are the site's files, its own three inline ones
 * by their hashes, and whatever Next writes into the page, by a nonce, which Next takes from the request. Inline style
 * attributes are allowed: they run nothing.
 */
export function giveNoncePolicy(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (!isPrivatePath(path)) return
  const nonce = randomBytes(16).toString('base64')
  const policy: Record<string, readonly string[]> = {
    ...strictPolicy,
    'script-src': ["'self'", `'nonce-${nonce}'`, ...OWN_SCRIPTS],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    // The editor shows previews in a frame of its own page.
    'frame-ancestors': [path.startsWith('/preview/') ? "'self'" : "'none'"],
    'frame-src': [path.startsWith('/admin/') ? "'self'" : "'none'"],
  }
  const text = Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ')
  request.headers['content-security-policy'] = text
  response.setHeader('content-security-policy', text)
}
