import 'server-only'
import { createHash } from 'node:crypto'

/** A Content-Security-Policy: directive names to their sources. */
export type SecurityPolicy = Readonly<Record<string, readonly string[]>>

/** The inline parts of a document that a policy has to name. */
export type InlineParts = {
  scripts: readonly string[]
  styles: readonly string[]
  styleAttributes: readonly string[]
}

/** Everything from this site, nothing inline, no plug-ins, no framing by others. */
export const strictPolicy: SecurityPolicy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
}

const styleAttributesMax = 24

/** A hash source (Content Security Policy 3, section 2.3.1) of the exact text of an inline element. */
export const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * The policy of one document: the base policy with the hashes of its inline scripts and styles, and of nothing else.
 * Style attributes are named too, as long as there are few; with more, `style-src-attr` gives way, because attributes
 * alone cannot run anything and a header has to stay small.
 */
export function policyFor(base: SecurityPolicy, inline: InlineParts): string {
  const policy: Record<string, readonly string[]> = { ...base }
  const add = (directive: string, texts: readonly string[]) => {
    if (texts.length === 0) return
    const given = policy[directive] ?? policy['default-src'] ?? []
    policy[directive] = [...new Set([...given.filter((source) => source !== "'none'"), ...texts.map(hashSource)])]
  }
  add('script-src', inline.scripts)
  add('style-src', inline.styles)
  const attributes = new Set(inline.styleAttributes)
  if (attributes.size > styleAttributesMax) policy['style-src-attr'] = ["'unsafe-inline'"]
  else if (attributes.size > 0) policy['style-src-attr'] = ["'unsafe-hashes'", ...[...attributes].map(hashSource)]
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ')
}
