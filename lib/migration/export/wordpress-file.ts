import 'server-only'
import { articlePath, pagePath } from '@/lib/addresses/address'
import { isVisible, type Article } from '@/lib/articles/article'
import { listAuthorsAfter } from '@/lib/authors/author-lookup'
import { env } from '@/lib/env'
import { fallbackSource, type Media } from '@/lib/media/media'
import { listMediaAfter } from '@/lib/media/media-lookup'
import { listPagesAfter } from '@/lib/pages/page-lookup'
import { findPublication } from '@/lib/publication/publication-lookup'
import { sectionTree, type Section } from '@/lib/sections/section'
import { findSections } from '@/lib/sections/section-lookup'
import { xmlElement, xmlLeaf, XML_DECLARATION } from '@/lib/syndication/xml'
import { listTagsAfter } from '@/lib/tags/tag-lookup'
import { readArticles, readBatches } from './export-sources'
import { WORDPRESS_FILE, type Manifest } from './export-manifest'
import { toWordPressBody } from './wordpress-body'
import { asHtml, cdata, rssDate, toItem, type WordPressItem } from './wordpress-item'
import { writeFileOf } from './write-file'

const OPENING =
  '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"' +
  ' xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
/** As wide as the widest that the site serves: WordPress fetches it from there and makes its own sizes. */
const PICTURE_WIDTH_MAX = 1600

type Named = { slug: string; name: string }
/** What items name. Bodies are never among it, so it stays small beside them. */
type Index = {
  siteUrl: string
  timeZone: string
  now: Date
  sections: Map<string, Section>
  authors: Map<string, Named>
  tags: Map<string, Named>
  attachments: Map<string, { id: number; width: number }>
}

/** Writes one file of WXR 1.2 that WordPress's own importer takes: authors, terms, files, pages and articles. */
export async function writeWordPressFile(
  path: string,
  { now }: { now: Date },
): Promise<NonNullable<Manifest['wordPress']>> {
  const count = { items: 0 }
  const written = await writeFileOf(path, wordPressFile(now, count))
  return { file: WORDPRESS_FILE, ...count, ...written }
}

async function* wordPressFile(now: Date, count: { items: number }): AsyncGenerator<string> {
  const { name, tagline, language, timeZone } = await findPublication()
  const sections = await findSections()
  const index: Index = {
    ...{ siteUrl: env.siteUrl, timeZone, now },
    sections: new Map(sections.map((section) => [section.id, section])),
    authors: new Map(),
    tags: new Map(),
    attachments: new Map(),
  }
  yield XML_DECLARATION + OPENING
  yield [
    xmlLeaf('title', name),
    xmlLeaf('link', env.siteUrl),
    xmlLeaf('description', tagline),
    xmlLeaf('pubDate', rssDate(now)),
    xmlLeaf('language', language),
    xmlLeaf('wp:wxr_version', '1.2'),
    xmlLeaf('wp:base_site_url', env.siteUrl),
    xmlLeaf('wp:base_blog_url', env.siteUrl),
  ].join('\n')
  yield '\n'
  yield* terms(sections, index)
  const number = () => (count.items += 1)
  const write = (item: WordPressItem) => toItem(item, index)
  for await (const batch of readBatches(listMediaAfter, ({ id }) => id))
    for (const file of batch) yield write(attachment(file, number(), index))
  for await (const batch of readBatches(listPagesAfter, ({ id }) => id))
    for (const { slug, title, body, updatedAt } of batch) {
      const of = { slug, title, url: new URL(pagePath(slug), env.siteUrl).href, excerpt: '', creator: '' }
      const times = { publishedAt: updatedAt, createdAt: updatedAt, modifiedAt: updatedAt }
      yield write({
        ...{ ...of, ...times, id: number(), type: 'page', status: 'publish', terms: [] },
        ...bodyOf(body, index, {}),
      })
    }
  for await (const batch of readArticles()) for (const article of batch) yield write(post(article, number(), index))
  yield '</channel>\n</rss>\n'
}

async function* terms(sections: readonly Section[], index: Index): AsyncGenerator<string> {
  let id = 0
  for await (const batch of readBatches(listAuthorsAfter, (author) => author.id))
    for (const author of batch) {
      index.authors.set(author.id, { slug: author.slug, name: author.name })
      yield `${xmlElement(
        'wp:author',
        {},
        xmlLeaf('wp:author_id', String((id += 1))),
        cdata('wp:author_login', author.slug),
        cdata('wp:author_email', ''),
        cdata('wp:author_display_name', author.name),
        cdata('wp:author_first_name', ''),
        cdata('wp:author_last_name', ''),
      )}\n`
    }
  const category = (section: Section, parent: string) =>
    `${xmlElement(
      'wp:category',
      {},
      xmlLeaf('wp:term_id', String((id += 1))),
      cdata('wp:category_nicename', section.slug),
      cdata('wp:category_parent', parent),
      cdata('wp:cat_name', asHtml(section.name)),
      cdata('wp:category_description', asHtml(section.description)),
    )}\n`
  for (const { section, children } of sectionTree(sections)) {
    yield category(section, '')
    for (const child of children) yield category(child, section.slug)
  }
  for await (const batch of readBatches(listTagsAfter, (tag) => tag.id))
    for (const tag of batch) {
      index.tags.set(tag.id, { slug: tag.slug, name: tag.name })
      yield `${xmlElement(
        'wp:tag',
        {},
        xmlLeaf('wp:term_id', String((id += 1))),
        cdata('wp:tag_slug', tag.slug),
        cdata('wp:tag_name', asHtml(tag.name)),
        cdata('wp:tag_description', asHtml(tag.description)),
      )}\n`
    }
}

function attachment(file: Media, id: number, index: Index): WordPressItem {
  index.attachments.set(file.id, { id, width: file.width })
  const url = addressOf(file.id, file.width, index)
  const title = file.fileName.replace(/\.[a-z0-9]+$/i, '') || file.id
  return {
    ...{ id, type: 'attachment', status: 'inherit', title, slug: `picture-${file.id}`, url, fileUrl: url },
    ...{ creator: '', html: '', excerpt: file.caption, terms: [] },
    ...{ publishedAt: file.createdAt, createdAt: file.createdAt, modifiedAt: file.createdAt },
    meta: { _wp_attachment_image_alt: file.alt },
  }
}

const addressOf = (key: string, width: number, { siteUrl }: Index) =>
  new URL(fallbackSource({ key, width }, PICTURE_WIDTH_MAX), siteUrl).href

function post(article: Article, id: number, index: Index): WordPressItem {
  const { sections, authors, tags, attachments, siteUrl } = index
  const named = (ids: readonly string[], known: ReadonlyMap<string, Named>) => ids.flatMap((of) => known.get(of) ?? [])
  const bylines = named(article.authorIds, authors)
  const places = named(article.sectionIds, sections)
  const thumbnail = attachments.get(article.leadImage?.mediaId ?? '')
  const { origin } = article
  const status = statusOf(article, index.now)
  return {
    ...{ id, type: 'post', status, title: article.headline, slug: article.slug, excerpt: article.deck },
    url: new URL(articlePath(places[0]?.slug ?? '', article.slug), siteUrl).href,
    creator: bylines[0]?.slug ?? '',
    publishedAt: status === 'draft' || status === 'pending' ? null : article.publishAt,
    createdAt: article.createdAt,
    modifiedAt: article.updatedAt ?? article.publishAt ?? article.savedAt,
    terms: [
      ...places.map(({ slug, name }) => ({ domain: 'category' as const, slug, name })),
      ...named(article.tagIds, tags).map(({ slug, name }) => ({ domain: 'post_tag' as const, slug, name })),
      // The plugin for several authors keeps them as terms of its own; without it they are passed over.
      ...(bylines.length > 1 ? bylines : []).map(({ slug, name }) => ({ domain: 'author' as const, slug, name })),
    ],
    ...bodyOf(article.body, index, {
      ...(thumbnail && { _thumbnail_id: String(thumbnail.id) }),
      ...(origin.kind !== 'exclusive' && { source_name: origin.source.name, source_url: origin.source.url }),
      ...(article.note !== '' && { author_note: article.note }),
    }),
  }
}

/** Nothing becomes public that is not: what was withdrawn or is over is a draft there. */
function statusOf(article: Article, now: Date): WordPressItem['status'] {
  if (isVisible(article, now)) return 'publish'
  if (article.state === 'trashed') return 'trash'
  if (article.state === 'review') return 'pending'
  const isComing = article.state === 'published' && article.publishAt !== null && article.publishAt > now
  return isComing ? 'future' : 'draft'
}

function bodyOf(body: string, index: Index, meta: Record<string, string>): Pick<WordPressItem, 'html' | 'meta'> {
  const { html, notes } = toWordPressBody(body, {
    siteUrl: index.siteUrl,
    attachmentOf: (key) => {
      const known = index.attachments.get(key)
      return known ? { id: known.id, url: addressOf(key, known.width, index) } : null
    },
  })
  return { html, meta: { ...meta, ...(notes.length > 0 && { footnotes: JSON.stringify(notes) }) } }
}
