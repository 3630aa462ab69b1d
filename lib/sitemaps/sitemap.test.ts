import { describe, expect, it } from 'vitest'
import { HOSTILE, HOSTILE_READ } from '@/lib/syndication/feed.test-support'
import { childrenOf, childText, readXml } from '@/lib/syndication/xml-reading.test-support'
import { toRobots } from './robots'
import {
  ADDRESSES_MAX,
  ARTICLES_MAX,
  listFiles,
  monthFiles,
  monthsBetween,
  parseListFile,
  parseMonthFile,
  SITEMAP_END,
  SITEMAP_START,
  toSitemapEntry,
  toSitemapIndex,
} from './sitemap'

const changedAt = new Date('2026-11-23T08:00:00Z')

describe('a sitemap (sitemaps.org 0.9)', () => {
  const entry = toSitemapEntry({
    url: 'https://digest.example/energy/wind?a=1&b=2',
    changedAt,
    image: 'https://digest.example/media/a/1280.webp',
    news: { publication: 'The Gauge', language: 'en-GB', publishedAt: changedAt, title: HOSTILE },
  })
  const root = readXml(SITEMAP_START + entry + SITEMAP_END)
  const [url] = childrenOf(root, 'url')

  it('is a urlset in its namespace, each address escaped, with a W3C date', () => {
    expect([root.name, root.attributes['xmlns']]).toEqual(['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9'])
    expect(childText(url, 'loc')).toBe('https://digest.example/energy/wind?a=1&b=2')
    expect(childText(url, 'lastmod')).toBe('2026-11-23T08:00:00.000Z')
  })

  it('has loc and lastmod before all extensions, as its schema orders them', () => {
    expect(url?.children.map(({ name }) => name)).toEqual(['loc', 'lastmod', 'news:news', 'image:image'])
  })

  it('says of news what Google demands: name, language, date, title', () => {
    const [news] = childrenOf(url, 'news:news')
    const [publication] = childrenOf(news, 'news:publication')
    expect(['news:name', 'news:language'].map((name) => childText(publication, name))).toEqual(['The Gauge', 'en'])
    expect(childText(news, 'news:publication_date')).toBe('2026-11-23T08:00:00.000Z')
    expect(childText(news, 'news:title')).toBe(HOSTILE_READ)
  })

  it('is listed in an index with the moment of its last change', () => {
    const index = readXml(toSitemapIndex([{ url: 'https://digest.example/sitemaps/2026-11.xml', changedAt }]))
    expect(index.name).toBe('sitemapindex')
    expect(childText(childrenOf(index, 'sitemap')[0], 'lastmod')).toBe('2026-11-23T08:00:00.000Z')
  })
})

describe('the files of an archive', () => {
  it.each([
    [0, []],
    [1, ['2026-11.xml']],
    [ARTICLES_MAX, ['2026-11.xml']],
    [ARTICLES_MAX + 1, ['2026-11.xml', '2026-11-2.xml']],
  ])('hold %i articles of a month in files of at most 10,000 addresses', (articles, files) => {
    expect(monthFiles('2026-11', articles)).toEqual(files)
    expect(files.map(parseMonthFile)).toEqual(files.map((_, index) => ({ month: '2026-11', part: index + 1 })))
  })

  it.each(['2026-13.xml', '2026-11-1.xml', '2026-11-0.xml', '2026-11', '../2026-11.xml'])(
    'have no name like %s',
    (file) => {
      expect(parseMonthFile(file)).toBeNull()
    },
  )

  it.each([
    [0, []],
    [ADDRESSES_MAX, ['tags.xml']],
    [ADDRESSES_MAX + 1, ['tags.xml', 'tags-2.xml']],
  ])('hold %i tags in files of at most 10,000 addresses', (tags, files) => {
    expect(listFiles('tags', tags)).toEqual(files)
    expect(files.map(parseListFile)).toEqual(files.map((_, index) => ({ kind: 'tags', part: index + 1 })))
  })

  it.each(['tags-1.xml', 'tags-0.xml', 'tags', 'news.xml', '2026-11.xml', 'constructor.xml'])(
    'list no pages of their own in %s',
    (file) => {
      expect(parseListFile(file)).toBeNull()
    },
  )

  it('follow each other month by month, over years', () => {
    const months = monthsBetween(new Date('2025-11-30T23:59:59Z'), new Date('2026-02-01T00:00:00Z'))
    expect(months).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })
})

describe('robots.txt (RFC 9309)', () => {
  it('keeps crawlers out of what is private, and names the sitemaps', () => {
    const text = toRobots({ siteUrl: 'https://digest.example', aiCrawlers: 'welcome' })
    expect(text).toContain('User-agent: *\nDisallow: /account\n')
    expect(text).toContain('Sitemap: https://digest.example/sitemap.xml')
    expect(text).not.toContain('GPTBot')
  })

  it('asks those that collect texts for models to stay away where the publication says so', () => {
    const [refused] = toRobots({ siteUrl: 'https://digest.example', aiCrawlers: 'refused' }).split('\n\n')
    expect(refused).toMatch(/^User-agent: [\s\S]*User-agent: GPTBot[\s\S]*\nDisallow: \/$/)
  })
})
