import { Temporal } from 'temporal-polyfill'
import { xmlCdata, xmlElement, xmlLeaf, xmlText } from '@/lib/syndication/xml'

/** A post, a page or a file as WordPress keeps it. */
export type WordPressItem = {
  id: number
  type: 'post' | 'page' | 'attachment'
  status: 'publish' | 'future' | 'pending' | 'draft' | 'trash' | 'inherit'
  title: string
  slug: string
  url: string
  /** Whose it is: the login of an author of the file. */
  creator: string
  html: string
  excerpt: string
  /** When readers see it from; null for what has no date yet. */
  publishedAt: Date | null
  createdAt: Date
  modifiedAt: Date
  terms: { domain: 'category' | 'post_tag' | 'author'; slug: string; name: string }[]
  meta: Record<string, string>
  fileUrl?: string
}

const NO_DATE = '0000-00-00 00:00:00'

/** An item of WXR 1.2. Titles and excerpts are HTML there, so what is text here is escaped in them. */
export function toItem(item: WordPressItem, { timeZone }: { timeZone: string }): string {
  const { publishedAt, createdAt, modifiedAt } = item
  return `${xmlElement(
    'item',
    {},
    cdata('title', asHtml(item.title)),
    xmlLeaf('link', item.url),
    publishedAt ? xmlLeaf('pubDate', rssDate(publishedAt)) : '',
    cdata('dc:creator', item.creator),
    xmlLeaf('guid', item.fileUrl ?? item.url, { isPermaLink: 'false' }),
    xmlElement('description'),
    cdata('content:encoded', item.html),
    cdata('excerpt:encoded', asHtml(item.excerpt)),
    xmlLeaf('wp:post_id', String(item.id)),
    cdata('wp:post_date', clock(publishedAt ?? createdAt, timeZone)),
    cdata('wp:post_date_gmt', publishedAt ? clock(publishedAt, 'UTC') : NO_DATE),
    cdata('wp:post_modified', clock(modifiedAt, timeZone)),
    cdata('wp:post_modified_gmt', clock(modifiedAt, 'UTC')),
    cdata('wp:comment_status', 'closed'),
    cdata('wp:ping_status', 'closed'),
    cdata('wp:post_name', item.slug),
    cdata('wp:status', item.status),
    xmlLeaf('wp:post_parent', '0'),
    xmlLeaf('wp:menu_order', '0'),
    cdata('wp:post_type', item.type),
    cdata('wp:post_password', ''),
    xmlLeaf('wp:is_sticky', '0'),
    item.fileUrl === undefined ? '' : cdata('wp:attachment_url', item.fileUrl),
    ...item.terms.map(({ domain, slug, name }) =>
      xmlElement('category', { domain, nicename: slug }, xmlCdata(asHtml(name))),
    ),
    ...Object.entries(item.meta).map(([key, value]) =>
      xmlElement('wp:postmeta', {}, cdata('wp:meta_key', key), cdata('wp:meta_value', value)),
    ),
  )}\n`
}

export const cdata = (name: string, text: string) => xmlElement(name, {}, xmlCdata(text))

/** Names of terms, titles and excerpts hold HTML in WordPress. */
export const asHtml = (text: string) => xmlText(text)

/** "2026-11-23 09:00:00" on the clocks of a time zone. */
const clock = (date: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')

export const rssDate = (date: Date) => date.toUTCString().replace('GMT', '+0000')
