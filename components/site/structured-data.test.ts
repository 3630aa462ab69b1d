import { describe, expect, it } from 'vitest'
import { articleWith, cards, site } from '@/components/views.test-support'
import type { Provenance } from '@/lib/articles/article-view'
import { toArticleThing } from '@/lib/structured-data/article-thing'
import { toJsonLd } from '@/lib/structured-data/json-ld'
import { toBreadcrumbs, toCollection, toProfile, toPublisher, toWebSite } from '@/lib/structured-data/site-things'

const provenance: Provenance = {
  kind: 'translation',
  sourceName: 'Elsewhere',
  sourceUrl: 'https://elsewhere.example/a',
  sourceAuthor: 'Ayşe Yılmaz',
  sourceLanguage: 'tr',
  sourcePublishedAt: new Date('2026-10-01T00:00:00Z'),
  translators: [{ name: 'Leyla Əliyeva', path: '/author/leyla' }],
}

describe('an article as structured data', () => {
  it('has what Google documents for Article: headline, images, dates with their zone, authors with name and page', () => {
    expect(toArticleThing(articleWith(), site)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'The level of the sea',
      image: ['16x9', '4x3', '1x1'].map((ratio) => `https://example.org/media/${'a'.repeat(24)}/${ratio}.webp`),
      datePublished: '2026-11-01T09:00:00.000Z',
      dateModified: '2026-11-01T09:00:00.000Z',
      author: [{ '@type': 'Person', name: 'Nigar İsmayılova', url: 'https://example.org/author/nigar' }],
      publisher: { '@id': 'https://example.org/#publisher' },
      articleSection: ['Energy'],
      wordCount: 2,
    })
  })

  it.each([
    ['report', 'NewsArticle'],
    ['opinion', 'OpinionNewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
  ] as const)('is of its kind: a %s is a %s', (kind, type) => {
    expect(toArticleThing(articleWith({ kind }), site)).toMatchObject({ '@type': type })
  })

  it('says where a translation comes from and who made it', () => {
    expect(toArticleThing(articleWith({ provenance }), site)).toMatchObject({
      translationOfWork: { url: 'https://elsewhere.example/a', inLanguage: 'tr', author: { name: 'Ayşe Yılmaz' } },
      translator: [{ name: 'Leyla Əliyeva' }],
    })
  })

  it('lists the corrections that readers are told of, and no mere update', () => {
    const at = new Date('2026-11-02T09:00:00Z')
    const changes = [
      { kind: 'correction', reason: 'The year was wrong.', at },
      { kind: 'update', reason: 'A new figure.', at },
    ] as const
    expect(toArticleThing(articleWith({ changes: [...changes] }), site)).toMatchObject({
      correction: [{ '@type': 'CorrectionComment', text: 'The year was wrong.' }],
    })
  })

  it('says what a reprint is based on', () => {
    const reprint = toArticleThing(articleWith({ provenance: { ...provenance, kind: 'reprint' } }), site)
    expect(reprint).toMatchObject({
      isBasedOn: { url: 'https://elsewhere.example/a', publisher: { name: 'Elsewhere' } },
    })
    expect(reprint).not.toHaveProperty('translationOfWork')
  })
})

describe('pages as structured data', () => {
  it('number their breadcrumbs from 1, the last without a link (Google, "Breadcrumb")', () => {
    expect(toBreadcrumbs(site, [{ name: 'The Gauge', path: '/' }], 'Energy')).toMatchObject({
      itemListElement: [
        { position: 1, name: 'The Gauge', item: 'https://example.org/' },
        { position: 2, name: 'Energy' },
      ],
    })
  })

  it('describe publisher, site with search, lists and authors by absolute addresses', () => {
    const [author] = articleWith().byline
    const things = [
      toPublisher(site),
      toWebSite(site),
      toCollection(site, { name: 'Energy', path: '/energy', description: '', cards: cards('c', 2) }),
      ...(author ? [toProfile(site, author)] : []),
    ]
    const addresses = [...JSON.stringify(things).matchAll(/"(?:url|item|logo|image|target)":"([^"]+)"/g)].map(
      ([, url]) => url,
    )
    expect(addresses.length).toBeGreaterThan(7)
    expect(addresses.filter((url) => !url?.startsWith('https://'))).toEqual([])
  })
})

describe('the script that carries it', () => {
  it.each(['</script><script>alert(1)</script>', '<!-- <script>', '\u2028\u2029', '"}', '&lt;'])(
    'is neither closed nor broken by %j in a headline, and gives it back unchanged',
    (headline) => {
      const text = toJsonLd([toArticleThing(articleWith({ headline }), site)])
      expect(text).not.toMatch(/[<\u2028\u2029]/)
      const { '@graph': graph } = JSON.parse(text) as { '@graph': { headline: string }[] }
      expect(graph[0]?.headline).toBe(headline)
    },
  )
})
