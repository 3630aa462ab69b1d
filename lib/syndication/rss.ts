import { FEED_TYPES, type Feed, type FeedItem } from './feed'
import { XML_DECLARATION, xmlElement, xmlLeaf } from './xml'

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}

/** RSS 2.0 with the modules that the RSS Advisory Board's profile recommends; paging by Atom's links (RFC 5005). */
export function toRss(feed: Feed): string {
  const { self, first, previous, next } = feed.urls.rss
  const link = (rel: string, href: string | null) => (href === null ? '' : xmlElement('atom:link', { rel, href }))
  const channel = xmlElement(
    'channel',
    {},
    xmlLeaf('title', feed.title),
    xmlLeaf('link', feed.homeUrl),
    xmlLeaf('description', feed.description === '' ? feed.title : feed.description),
    xmlLeaf('language', feed.language),
    feed.updatedAt ? xmlLeaf('lastBuildDate', rfc822(feed.updatedAt)) : '',
    xmlElement('atom:link', { rel: 'self', type: FEED_TYPES.rss.mediaType, href: self }),
    link('first', first),
    link('previous', previous),
    link('next', next),
    link('hub', feed.hub),
    ...feed.items.map(toItem),
  )
  return `${XML_DECLARATION}${xmlElement('rss', NAMESPACES, channel)}\n`
}

function toItem(item: FeedItem): string {
  return xmlElement(
    'item',
    {},
    xmlLeaf('title', item.title),
    xmlLeaf('link', item.url),
    xmlLeaf('guid', item.id, { isPermaLink: 'false' }),
    xmlLeaf('pubDate', rfc822(item.publishedAt)),
    // RSS's own `author` is an e-mail address; a byline is not.
    ...item.authors.map(({ name }) => xmlLeaf('dc:creator', name)),
    ...item.categories.map(({ name, url }) => xmlLeaf('category', name, { domain: url })),
    item.summary === '' ? '' : xmlLeaf('description', item.summary),
    item.html === null ? '' : xmlLeaf('content:encoded', item.html),
    item.source ? xmlLeaf('dc:source', item.source.url) : '',
    item.picture
      ? xmlElement('enclosure', { url: item.picture.url, length: item.picture.bytes, type: item.picture.mediaType })
      : '',
  )
}

/** "Mon, 23 Nov 2026 07:48:00 GMT": RFC 822 with a year of four digits, as RSS asks. */
const rfc822 = (date: Date) => date.toUTCString()
