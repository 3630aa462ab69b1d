import type { ArticleCard, ArticleView } from '@/lib/articles/article-view'
import { toBody } from '@/lib/body/body-tree'
import type { PartnerLink, SiteView } from '@/lib/publication/site-view'

export const NOW = new Date('2026-11-23T09:00:00Z')

export const picture = { key: 'a'.repeat(24), width: 1600, height: 1000, placeholder: 'data:,', alt: 'A dry pier.' }

export const site: SiteView = {
  name: 'The Gauge',
  tagline: 'The region, read slowly',
  about: 'A small desk.',
  email: 'desk@example.org',
  timeZone: 'Asia/Baku',
  language: 'en',
  siteUrl: 'https://example.org',
  foundingYear: 2021,
  copyright: '© 2021–2026 The Gauge',
  logo: null,
  social: [{ network: 'telegram', url: 'https://t.me/example' }],
  primaryMenu: [
    { name: 'Opinion', path: '/opinion', children: [] },
    { name: 'News', path: '/news', children: [{ name: 'Energy', path: '/energy' }] },
  ],
  mobileMenu: [{ name: 'News', path: '/news' }],
  footerMenu: [{ name: 'Privacy Policy', path: '/privacy-policy' }],
  isReadOffline: true,
}

export function cardWith(id: string, overrides: Partial<ArticleCard> = {}): ArticleCard {
  return {
    id,
    path: `/energy/${id}`,
    headline: `Headline of ${id}`,
    deck: `Deck of ${id}`,
    kind: 'report',
    sections: [{ id: 'energy', name: 'Energy', path: '/energy', hue: 60, mark: 'rhomb' }],
    authors: [],
    publishedAt: new Date('2026-11-01T09:00:00Z'),
    readingMinutes: 5,
    picture: { ...picture, caption: '', credit: '' },
    ...overrides,
  }
}

export const cards = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => cardWith(`${prefix}-${index}`))

/** An article with the given stored body. */
export function articleWith({
  html = '<p>It falls.</p>',
  ...overrides
}: Partial<ArticleView> & { html?: string } = {}): ArticleView {
  return {
    ...cardWith('the-level'),
    headline: 'The level of the sea',
    picture: { ...picture, caption: 'A pier.', credit: 'Drawing: The Gauge' },
    body: toBody(html, { pictures: new Map([[picture.key, picture]]), siteUrl: site.siteUrl }),
    note: '',
    seo: { title: '', description: '' },
    byline: [
      {
        id: 'a',
        kind: 'person',
        name: 'Nigar İsmayılova',
        path: '/author/nigar',
        role: 'Climate',
        bio: 'Writes on water.',
        portrait: null,
      },
    ],
    provenance: null,
    tags: [{ name: 'Caspian', path: '/tag/caspian' }],
    updatedAt: null,
    changes: [],
    ...overrides,
  }
}

export const links: PartnerLink[] = [
  { id: 'l', name: 'Museum of Ordinary Things', url: 'https://museum.example', picture },
]
