import { FEED_TYPES, type Feed, type FeedItem } from './feed'
import { XML_DECLARATION, xmlElement, xmlLeaf } from './xml'

/** Atom 1.0 (RFC 4287), paged by RFC 5005. */
export function toAtom(feed: Feed): string {
  const { self, first, previous, next } = feed.urls.atom
  const link = (rel: string, href: string | null, type?: string) =>
    href === null ? '' : xmlElement('link', { rel, type, href })
  const root = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language }
  return `${XML_DECLARATION}${xmlElement(
    'feed',
    root,
    xmlLeaf('id', feed.id),
    xmlLeaf('title', feed.title),
    feed.description === '' ? '' : xmlLeaf('subtitle', feed.description),
    xmlLeaf('updated', (feed.updatedAt ?? new Date(0)).toISOString()),
    // Entries without a byline are the publication's own (section 4.1.1).
    xmlElement('author', {}, xmlLeaf('name', feed.siteName)),
    link('self', self, FEED_TYPES.atom.mediaType),
    link('alternate', feed.homeUrl, 'text/html'),
    link('first', first),
    link('previous', previous),
    link('next', next),
    link('hub', feed.hub),
    xmlLeaf('icon', feed.iconUrl),
    ...feed.items.map(toEntry),
  )}\n`
}

function toEntry(item: FeedItem): string {
  const { picture, source } = item
  return xmlElement(
    'entry',
    {},
    xmlLeaf('id', item.id),
    xmlLeaf('title', item.title),
    xmlElement('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    xmlLeaf('published', item.publishedAt.toISOString()),
    xmlLeaf('updated', item.updatedAt.toISOString()),
    ...item.authors.map(({ name, url }) => xmlElement('author', {}, xmlLeaf('name', name), xmlLeaf('uri', url))),
    ...item.categories.map(({ name, url }) => xmlElement('category', { term: name, scheme: new URL('.', url).href })),
    picture
      ? xmlElement('link', {
          rel: 'enclosure',
          type: picture.mediaType,
          length: picture.bytes || undefined,
          href: picture.url,
        })
      : '',
    source ? xmlElement('link', { rel: 'via', href: source.url, title: source.name }) : '',
    item.summary === '' ? '' : xmlLeaf('summary', item.summary),
    item.html === null ? '' : xmlLeaf('content', item.html, { type: 'html' }),
  )
}
