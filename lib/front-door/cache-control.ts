import 'server-only'

/** How long a shared cache may keep an answer: seconds it is fresh, and seconds it may be shown while it is renewed. */
export type Lifetime = { freshSeconds: number; staleSeconds: number }

const yearSeconds = 31_536_000

/** Directives of a Cache-Control value (RFC 9111, section 5.2), names in lower case, quotes taken off. */
export function parseCacheControl(value: string): ReadonlyMap<string, string> {
  return new Map(
    value.split(',').flatMap((part): [string, string][] => {
      const [name = '', ...rest] = part.trim().split('=')
      return name === '' ? [] : [[name.toLowerCase(), rest.join('=').replaceAll('"', '')]]
    }),
  )
}

/**
 * How long the door may keep an answer with this Cache-Control, or null if it may not. Only what names a lifetime for
 * shared caches is public: `s-maxage`, or `public` with `max-age`.
 */
export function sharedLifetime(value: string | undefined): Lifetime | null {
  if (value === undefined) return null
  const directives = parseCacheControl(value)
  if (['private', 'no-store', 'no-cache'].some((name) => directives.has(name))) return null
  const fresh = directives.get('s-maxage') ?? (directives.has('public') ? directives.get('max-age') : undefined)
  const freshSeconds = toSeconds(fresh)
  if (freshSeconds <= 0) return null
  return { freshSeconds, staleSeconds: toSeconds(directives.get('stale-while-revalidate')) }
}

/**
 * What readers' browsers are told: ask each time, unless the site itself gave them a lifetime. `must-revalidate` keeps
 * a browser from honouring `stale-while-revalidate`, which is meant for the networks in between.
 */
export function toClientCacheControl(value: string): string {
  const directives = parseCacheControl(value)
  if (directives.has('max-age') || directives.has('immutable')) return value
  return `public, max-age=0, must-revalidate, ${value}`
}

function toSeconds(value: string | undefined): number {
  return value !== undefined && /^\d{1,10}$/.test(value) ? Math.min(Number(value), yearSeconds) : 0
}
