import { listPagePath } from '@/lib/addresses/address'

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

export const FEED_TYPES: Record<FeedFormat, { file: string; mediaType: string; name: string }> = {
  rss: { file: 'feed.xml', mediaType: 'application/rss+xml', name: 'RSS' },
  atom: { file: 'atom.xml', mediaType: 'application/atom+xml', name: 'Atom' },
  json: { file: 'feed.json', mediaType: 'application/feed+json', name: 'JSON Feed' },
}

export const FEED_LENGTH = 24
/** A feed's archive (RFC 5005) reaches so many documents back; older pieces are found by the sitemaps. */
export const FEED_PAGES_MAX = 50

/** What a feed can be of. */
export type FeedPlace = { kind: 'site' } | { kind: 'digest' } | { kind: 'section' | 'tag' | 'author'; slug: string }

/** `bytes` is 0 where they are not known yet. */
export type FeedPicture = { url: string; mediaType: string; bytes: number; alt: string }

export type FeedItem = {
  /** Never changes: made from the article's id, not from its address. */
  id: string
  url: string
  title: string
  summary: string
  /** HTML with absolute addresses; null where the publication sends summaries. */
  html: string | null
  publishedAt: Date
  updatedAt: Date
  authors: { name: string; url: string }[]
  categories: { name: string; url: string }[]
  picture: FeedPicture | null
  /** Where a reprint or translation first appeared. */
  source: { name: string; url: string } | null
}

/** One document of a feed, in no format yet. Addresses are absolute. */
export type Feed = {
  id: string
  title: string
  description: string
  language: string
  siteName: string
  homeUrl: string
  iconUrl: string
  hub: string | null
  /** When what it shows last changed; null where it shows nothing. */
  updatedAt: Date | null
  /** Address in each format of this document, of the first one, and of its neighbours. */
  urls: Record<FeedFormat, { self: string; first: string; previous: string | null; next: string | null }>
  items: FeedItem[]
}

/** Where the feed of a page stands: `/energy/feed.xml`; older documents of it below `/page/{n}`. */
export function feedPath(path: string, format: FeedFormat, number = 1): string {
  return `${listPagePath(path === '/' ? '' : path, number)}/${FEED_TYPES[format].file}`
}

/** A name for something that keeps it for good, whatever its address becomes (RFC 4151). */
export const tagUri = ({ siteUrl, year }: { siteUrl: string; year: number }, name: string) =>
  `tag:${new URL(siteUrl).hostname},${year}:${name}`

/** The place that a feed's address names, and the number of the document; null for any other address. */
export function parseFeedPlace(segments: readonly string[]): { place: FeedPlace; number: number } | null {
  const [last, word] = segments.toReversed()
  if (word === 'page') {
    const number = /^[1-9]\d?$/.test(last ?? '') ? Number(last) : 0
    const found = number > 1 && number <= FEED_PAGES_MAX ? parsePlace(segments.slice(0, -2)) : null
    return found && { place: found, number }
  }
  const place = parsePlace(segments)
  return place && { place, number: 1 }
}

function parsePlace(segments: readonly string[]): FeedPlace | null {
  const [first, second, ...more] = segments
  if (more.length > 0) return null
  if (first === undefined) return { kind: 'site' }
  if (second !== undefined) return first === 'tag' || first === 'author' ? { kind: first, slug: second } : null
  return first === 'digest' ? { kind: 'digest' } : { kind: 'section', slug: first }
}
