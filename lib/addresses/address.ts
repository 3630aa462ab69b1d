/** First path segments that belong to the program: no section, page or bare article slug may take one. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  '-',
  '_next',
  'account',
  'admin',
  'api',
  'author',
  'consent',
  'dev',
  'digest',
  'feed',
  'feeds',
  'first-run',
  'following',
  'for-you',
  'fronts',
  'invitation',
  'islands',
  'lite',
  'lost-password',
  'media',
  'newsletter',
  'offline',
  'page',
  'preview',
  'register',
  'robots',
  'rss',
  'saved',
  'search',
  'sign-in',
  'sign-out',
  'site-files',
  'sitemap',
  'sitemaps',
  'sources',
  'tag',
  'unsubscribe',
])

/** Last path segments that belong to the program: `/opinion/feed` is where the feed of a section once was. */
export const RESERVED_ARTICLE_SLUGS: ReadonlySet<string> = new Set(['feed', 'page', 'rss'])

/** What an address part may look like: lower-case ASCII words joined by single hyphens. */
export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const sectionPath = (slug: string) => `/${slug}` as const
export const pagePath = (slug: string) => `/${slug}` as const
export const articlePath = (sectionSlug: string, slug: string) => `/${sectionSlug}/${slug}` as const
export const tagPath = (slug: string) => `/tag/${slug}` as const
export const authorPath = (slug: string) => `/author/${slug}` as const

/** Address of page `number` of a list; the first page is the list itself. */
export function listPagePath(path: string, number: number): string {
  return number <= 1 ? path : `${path}/page/${number}`
}

/** The number in `/page/{n}`, from 2 up, written plainly; null for anything else, so that one list page has one address. */
export function parsePageNumber(text: string): number | null {
  return /^[1-9]\d{0,4}$/.test(text) && text !== '1' ? Number(text) : null
}

/**
 * The one placeholder that static routes name at build time. It is answered with "not found" before any query, so
 * that a build needs no database.
 */
export const BUILD_PLACEHOLDER = '-'

export const addressTag = (name: string) => `address:${name}`
