import { describe, expect, it } from 'vitest'
import { toAtom } from './atom'
import { feedWith, HOSTILE_READ, itemWith } from './feed.test-support'
import { toJsonFeed } from './json-feed'
import { toRss } from './rss'
import { childrenOf, childText, readXml } from './xml-reading.test-support'

const links = (node: Parameters<typeof childrenOf>[0], name: string) =>
  childrenOf(node, name).map(({ attributes }) => [attributes['rel'], attributes['href']])

describe('RSS 2.0', () => {
  const [channel] = childrenOf(readXml(toRss(feedWith())), 'channel')
  const [item] = childrenOf(channel, 'item')

  it('has what a channel must have: title, link, description (section "Required channel elements")', () => {
    expect(['title', 'link', 'description'].map((name) => childText(channel, name))).toEqual([
      'The Gauge',
      'https://digest.example/',
      'Read slowly',
    ])
    const [bare] = childrenOf(readXml(toRss(feedWith({ description: '', items: [] }))), 'channel')
    expect(childText(bare, 'description')).not.toBe('')
  })

  it('names itself, its hub and its neighbours (Advisory Board profile; WebSub 4; RFC 5005 section 3)', () => {
    expect(links(channel, 'atom:link')).toEqual([
      ['self', 'https://digest.example/page/2/feed.xml'],
      ['first', 'https://digest.example/feed.xml'],
      ['previous', 'https://digest.example/feed.xml'],
      ['next', 'https://digest.example/page/3/feed.xml'],
      ['hub', 'https://hub.example/'],
    ])
  })

  it('gives an item a guid that is no address, a date of RFC 822, and every author as dc:creator', () => {
    expect(childrenOf(item, 'guid')).toMatchObject([
      { attributes: { isPermaLink: 'false' }, text: 'tag:digest.example,2021:article/a1' },
    ])
    expect(childText(item, 'pubDate')).toBe('Mon, 23 Nov 2026 07:48:00 GMT')
    expect(childrenOf(item, 'dc:creator').map(({ text }) => text)).toEqual(['Nigar İsmayılova', 'Energy desk'])
    expect(childrenOf(item, 'author')).toEqual([])
  })

  it('gives an enclosure its three attributes (section "enclosure")', () => {
    expect(childrenOf(item, 'enclosure')[0]?.attributes).toEqual({
      url: 'https://digest.example/media/a/960.webp',
      length: '4711',
      type: 'image/webp',
    })
  })

  it('carries any headline and the whole text unharmed', () => {
    expect(childText(item, 'title')).toBe(HOSTILE_READ)
    expect(childText(item, 'content:encoded')).toContain('href="https://digest.example/a?b=1&amp;c=2"')
  })
})

describe('Atom 1.0 (RFC 4287)', () => {
  const feed = readXml(toAtom(feedWith()))
  const [entry] = childrenOf(feed, 'entry')

  it('has one id, title and updated, in the feed (4.1.1) and in each entry (4.1.2)', () => {
    const counts = [feed, entry].map((node) => ['id', 'title', 'updated'].map((name) => childrenOf(node, name).length))
    expect(counts).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ])
    expect(childText(entry, 'published')).toBe('2026-11-23T07:48:00.000Z')
  })

  it('has an author in the feed, so that no entry is without one (4.1.1)', () => {
    expect(childrenOf(feed, 'author').map((author) => childText(author, 'name'))).toEqual(['The Gauge'])
  })

  it('has at most one alternate link of a type (4.1.1), one self, and its neighbours (RFC 5005 section 3)', () => {
    expect(links(feed, 'link').map(([rel]) => rel)).toEqual(['self', 'alternate', 'first', 'previous', 'next', 'hub'])
    expect(links(entry, 'link').map(([rel]) => rel)).toEqual(['alternate', 'enclosure', 'via'])
  })

  it('carries the text as escaped HTML (3.1.1.2) and any headline as text (3.1.1.1)', () => {
    expect(childrenOf(entry, 'title')[0]).toMatchObject({ attributes: {}, text: HOSTILE_READ })
    expect(childrenOf(entry, 'content')[0]).toMatchObject({ attributes: { type: 'html' } })
  })
})

describe('JSON Feed 1.1', () => {
  const read = (text: string) => JSON.parse(text) as Record<string, unknown> & { items: Record<string, unknown>[] }

  it('has version and title, its own address, language, hub and the next document', () => {
    expect(read(toJsonFeed(feedWith()))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Gauge',
      feed_url: 'https://digest.example/page/2/feed.json',
      next_url: 'https://digest.example/page/3/feed.json',
      language: 'en',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    })
  })

  it('gives an item its id, all authors, tags and attachments with their size', () => {
    expect(read(toJsonFeed(feedWith())).items[0]).toMatchObject({
      id: 'tag:digest.example,2021:article/a1',
      authors: [{ name: 'Nigar İsmayılova' }, { name: 'Energy desk' }],
      tags: ['Energy'],
      attachments: [{ mime_type: 'image/webp', size_in_bytes: 4711 }],
      external_url: 'https://elsewhere.example/story',
    })
  })

  it('always has a content, also where only summaries are sent', () => {
    const [item] = read(toJsonFeed(feedWith({ items: [itemWith({ html: null })] }))).items
    expect(item).toMatchObject({ content_text: 'Deck & more' })
    expect(item).not.toHaveProperty('content_html')
  })
})
