import type { Feed, FeedItem } from './feed'

/** What editors and pasted texts bring along: markup, an end of CDATA, characters that XML cannot hold. */
export const HOSTILE = 'A & B <i>“Əliyev”</i> ]]> </script>\u0000\u000b\ud800'
export const HOSTILE_READ = 'A & B <i>“Əliyev”</i> ]]> </script>\ufffd'

const urls = (file: string) => ({
  self: `https://digest.example/page/2/${file}`,
  first: `https://digest.example/${file}`,
  previous: `https://digest.example/${file}`,
  next: `https://digest.example/page/3/${file}`,
})

export const itemWith = (overrides: Partial<FeedItem> = {}): FeedItem => ({
  id: 'tag:digest.example,2021:article/a1',
  url: 'https://digest.example/energy/wind',
  title: HOSTILE,
  summary: 'Deck & more',
  html: '<p>Text with <a href="https://digest.example/a?b=1&amp;c=2">a link</a>.</p>',
  publishedAt: new Date('2026-11-23T07:48:00Z'),
  updatedAt: new Date('2026-11-23T08:00:00Z'),
  authors: [
    { name: 'Nigar İsmayılova', url: 'https://digest.example/author/nigar' },
    { name: 'Energy desk', url: 'https://digest.example/author/energy-desk' },
  ],
  categories: [{ name: 'Energy', url: 'https://digest.example/energy' }],
  picture: { url: 'https://digest.example/media/a/960.webp', mediaType: 'image/webp', bytes: 4711, alt: 'A pier.' },
  source: { name: 'Elsewhere', url: 'https://elsewhere.example/story' },
  ...overrides,
})

export const feedWith = (overrides: Partial<Feed> = {}): Feed => ({
  id: 'tag:digest.example,2021:site',
  title: 'The Gauge',
  description: 'Read slowly',
  language: 'en',
  siteName: 'The Gauge',
  homeUrl: 'https://digest.example/',
  iconUrl: 'https://digest.example/icon.svg',
  hub: 'https://hub.example/',
  updatedAt: new Date('2026-11-23T08:00:00Z'),
  urls: { rss: urls('feed.xml'), atom: urls('atom.xml'), json: urls('feed.json') },
  items: [itemWith()],
  ...overrides,
})
