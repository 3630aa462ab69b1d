import { XML_DECLARATION, xmlElement, xmlLeaf } from '@/lib/syndication/xml'

/** Addresses in one file: a fifth of what the protocol allows, so that no file is slow to make. */
export const ADDRESSES_MAX = 10_000
/** Articles in one file of a month: the digests of its days stand beside them. */
export const ARTICLES_MAX = ADDRESSES_MAX - 40
/** Google reads pieces of the last two days from a news sitemap, and at most 1,000. */
export const NEWS_HOURS = 48
export const NEWS_MAX = 1000

export type SitemapEntry = {
  url: string
  changedAt?: Date | null
  image?: string | null
  /** Only in a news sitemap. */
  news?: { publication: string; language: string; publishedAt: Date; title: string }
}

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
}
const opening = Object.entries(NAMESPACES).map(([name, value]) => ` ${name}="${value}"`)
export const SITEMAP_START = `${XML_DECLARATION}<urlset${opening.join('')}>\n`
export const SITEMAP_END = '</urlset>\n'

/** One address, in the order that the schema demands: loc, lastmod, then extensions. */
export function toSitemapEntry({ url, changedAt, image, news }: SitemapEntry): string {
  return `${xmlElement(
    'url',
    {},
    xmlLeaf('loc', url),
    changedAt ? xmlLeaf('lastmod', changedAt.toISOString()) : '',
    news
      ? xmlElement(
          'news:news',
          {},
          xmlElement(
            'news:publication',
            {},
            xmlLeaf('news:name', news.publication),
            xmlLeaf('news:language', news.language.split('-')[0] ?? news.language),
          ),
          xmlLeaf('news:publication_date', news.publishedAt.toISOString()),
          xmlLeaf('news:title', news.title),
        )
      : '',
    image ? xmlElement('image:image', {}, xmlLeaf('image:loc', image)) : '',
  )}\n`
}

/** The list of all files, each with the moment that anything in it last changed. */
export function toSitemapIndex(files: readonly { url: string; changedAt: Date | null }[]): string {
  const entries = files.map(({ url, changedAt }) =>
    xmlElement('sitemap', {}, xmlLeaf('loc', url), changedAt ? xmlLeaf('lastmod', changedAt.toISOString()) : ''),
  )
  return `${XML_DECLARATION}${xmlElement('sitemapindex', { xmlns: NAMESPACES.xmlns }, ...entries)}\n`
}

/** What else has pages without number: each kind in files of its own, `tags.xml`, `tags-2.xml` and so on. */
const LIST_KINDS = ['pages', 'tags', 'authors'] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** Files of so many pages of a kind. */
export const listFiles = (kind: ListKind, pages: number): string[] => partFiles(kind, Math.ceil(pages / ADDRESSES_MAX))

/** "tags-2.xml" as a kind and a part; null for any other name. */
export function parseListFile(file: string): { kind: ListKind; part: number } | null {
  const named = parsePartFile(file)
  const kind = LIST_KINDS.find((candidate) => candidate === named?.name)
  return named && kind ? { kind, part: named.part } : null
}

/** Files of a month: `2026-11.xml`, and where it has more articles than one holds, `2026-11-2.xml` and so on. */
export const monthFiles = (month: string, articles: number): string[] =>
  partFiles(month, Math.ceil(articles / ARTICLES_MAX))

/** "2026-11-2.xml" as a month and a part; null for any other name. */
export function parseMonthFile(file: string): { month: string; part: number } | null {
  const named = parsePartFile(file)
  return named && /^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(named.name) ? { month: named.name, part: named.part } : null
}

/** Every month from one moment to another, oldest first. */
export function monthsBetween(first: Date, last: Date): string[] {
  const months: string[] = []
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth()))
  for (; month <= last; month.setUTCMonth(month.getUTCMonth() + 1)) months.push(month.toISOString().slice(0, 7))
  return months
}

const partFiles = (name: string, parts: number): string[] =>
  Array.from({ length: parts }, (_, index) => (index === 0 ? `${name}.xml` : `${name}-${index + 1}.xml`))

/** The first part has no number, and no number begins with a nought. */
function parsePartFile(file: string): { name: string; part: number } | null {
  const [, name, part = '1'] = /^([a-z]+|\d{4}-\d{2})(?:-([1-9]\d{0,2}))?\.xml$/.exec(file) ?? []
  return name === undefined || file === `${name}-1.xml` ? null : { name, part: Number(part) }
}
