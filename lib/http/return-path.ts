import type { Route } from 'next'

/**
 * An address of this site to go back to, with its query; `/` for anything that leads elsewhere, back into signing in,
 * or to what is no page. A browser reads `//`, `/\` and control characters as another host: these are refused.
 */
export function returnPath(text: unknown): string {
  if (typeof text !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.length > 500) return '/'
  const base = 'http://site.invalid'
  if (!URL.canParse(text, base)) return '/'
  const { origin, pathname, search } = new URL(text, base)
  if (origin !== base || pathname.includes('\\')) return '/'
  const [, first = ''] = pathname.split('/')
  return NO_DESTINATIONS.has(first) ? '/' : pathname + search
}

const NO_DESTINATIONS = new Set(['api', 'sign-in', 'sign-out', 'register', 'lost-password', '_next', ''])

/** The page of this site that a `Referer` names; `/` for any other. */
export function originPath(referer: string | null, siteHosts: readonly string[]): string {
  if (referer === null || !URL.canParse(referer)) return '/'
  const { host, pathname, search } = new URL(referer)
  return siteHosts.includes(host) ? returnPath(pathname + search) : '/'
}

/** The page that asks for a code, with the challenge that the code answers, and where to go from there. */
export function challengePath(path: `/${string}`, challenge: string, from: string): Route {
  return `${path}?${new URLSearchParams({ challenge, from: returnPath(from) }).toString()}` as Route
}

export type Query = Promise<Record<string, string | string[] | undefined>>

/** What such a page was given: text that is looked at by the command, and an own address. */
export async function readChallenge(query: Query): Promise<{ challenge: string; from: string }> {
  const { challenge, from } = await query
  return { challenge: typeof challenge === 'string' ? challenge : '', from: returnPath(from) }
}
