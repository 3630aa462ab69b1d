import 'server-only'
import type { IncomingHttpHeaders } from 'node:http'

/** Which query parameters a path knows; all others are left out of the key and of what the site is asked. */
export type QueryRule = { path: RegExp; names: readonly string[] }

export type Target =
  | { kind: 'malformed' }
  /** Legal, but not the one spelling of its address: the site answers it, and nothing is kept. */
  | { kind: 'unusual'; raw: string }
  | { kind: 'plain'; path: string; query: string }

const malformed: Target = { kind: 'malformed' }
const urlLengthMax = 2_000
const variantLengthMax = 4_000
const unreserved = /[A-Za-z0-9\-._~]/

/**
 * Reads a request target (RFC 9112, section 3.2). Percent-encoded letters, digits and `-._~` are decoded, hexadecimal
 * digits put in capitals (RFC 3986, section 6.2.2): one address, one key, however it is spelled. Nothing else is
 * merged: `%2F` stays apart from `/`, and case matters.
 */
export function parseTarget(requestTarget: string): Target {
  const raw = toOriginForm(requestTarget)
  if (!raw.startsWith('/') || !/^[\x21-\x7e]+$/.test(raw) || raw.includes('#')) return malformed
  const mark = raw.indexOf('?')
  const rawPath = mark < 0 ? raw : raw.slice(0, mark)
  const path = canonicalPath(rawPath)
  if (path === null) return malformed
  if (raw.length > urlLengthMax || /\/\/|\\|\/\.{1,2}(?:\/|$)/.test(path)) return { kind: 'unusual', raw }
  return { kind: 'plain', path, query: mark < 0 ? '' : raw.slice(mark + 1) }
}

/** The query of known parameters only, sorted by name; a parameter that is named twice keeps its order. */
export function knownQuery(query: string, names: readonly string[]): string {
  if (query === '' || names.length === 0) return ''
  const known = query
    .split('&')
    .map((pair) => ({ pair, name: decodeName(pair.split('=', 1)[0] ?? '') }))
    .filter(({ name }) => name !== null && names.includes(name))
  if (known.length === 0) return ''
  known.sort((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : Number(one.name !== other.name)))
  return `?${known.map(({ pair }) => pair).join('&')}`
}

/**
 * What follows the address in the key of an answer that differs by request headers; '' for a plain page, null where
 * the headers are too long to be worth keeping. A newline parts them: no address and no header can hold one.
 */
export function variantOf(headers: IncomingHttpHeaders, names: readonly string[]): string | null {
  let variant = ''
  let isPlain = true
  for (const name of names) {
    const value = headers[name]
    if (value !== undefined) isPlain = false
    variant += `\n${String(value ?? '')}`
  }
  if (isPlain) return ''
  return variant.length > variantLengthMax ? null : variant
}

/** The absolute form (`GET http://site/path`) is legal for a server too; the authority in it decides nothing here. */
function toOriginForm(target: string): string {
  const authority = /^https?:\/\/[^/?#]*/i.exec(target)?.[0]
  if (authority === undefined) return target
  const rest = target.slice(authority.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

function canonicalPath(path: string): string | null {
  if (!path.includes('%')) return path
  if (/%(?![0-9A-Fa-f]{2})|%00/.test(path)) return null
  try {
    decodeURIComponent(path)
  } catch {
    return null
  }
  return path.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16))
    return unreserved.test(character) ? character : triplet.toUpperCase()
  })
}

function decodeName(name: string): string | null {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return null
  }
}
