import { archivePath, type ArchiveComment, type ArchiveFile, type ArchivePiece, type OldState } from '../archive'
import { childrenNamed, childText, type XmlElement } from './xml-elements'

const STATES: Record<string, OldState> = {
  publish: 'published',
  future: 'scheduled',
  pending: 'review',
  draft: 'draft',
  private: 'private',
  trash: 'trash',
}

/** A state that a plugin made is a draft: nothing becomes public that was not. */
function stateOf(item: XmlElement): OldState {
  if (childText(item, 'wp:post_password') !== '') return 'protected'
  return STATES[childText(item, 'wp:status')] ?? 'draft'
}

/** What an item says of itself in `wp:postmeta`; the last one of a name counts, as in WordPress. */
function metaOf(item: XmlElement): Map<string, string> {
  return new Map(
    childrenNamed(item, 'wp:postmeta').map((meta) => [
      childText(meta, 'wp:meta_key'),
      childText(meta, 'wp:meta_value'),
    ]),
  )
}

/** An attachment. Its excerpt is the caption, its content the description. */
export function toFile(item: XmlElement): ArchiveFile {
  const meta = metaOf(item)
  return {
    id: childText(item, 'wp:post_id'),
    url: childText(item, 'wp:attachment_url') || childText(item, 'guid'),
    title: childText(item, 'title'),
    alt: meta.get('_wp_attachment_image_alt') ?? '',
    caption: childText(item, 'excerpt:encoded'),
    parentId: idOrNull(childText(item, 'wp:post_parent')),
    path: archivePath(childText(item, 'link')),
  }
}

/** Any other item: a post, a page, an entry of a menu, or what a plugin keeps. */
export function toPiece(item: XmlElement): ArchivePiece {
  const meta = metaOf(item)
  const terms = childrenNamed(item, 'category')
  const named = (domain: string) =>
    terms.filter(({ attributes }) => attributes['domain'] === domain).map((term) => slugOf(term))
  const coAuthors = named('author').map((slug) => slug.replace(/^cap-/, ''))
  const status = childText(item, 'wp:status')
  const state = stateOf(item)
  return {
    id: childText(item, 'wp:post_id'),
    type: childText(item, 'wp:post_type') || 'post',
    state,
    status: state === 'protected' ? `${status}, with a password` : status,
    title: childText(item, 'title'),
    slug: childText(item, 'wp:post_name'),
    path: archivePath(childText(item, 'link')),
    body: { form: 'wordpress', text: childText(item, 'content:encoded') },
    excerpt: childText(item, 'excerpt:encoded'),
    publishedAt:
      dateOf(childText(item, 'wp:post_date_gmt')) ??
      dateOf(childText(item, 'pubDate')) ??
      dateOf(childText(item, 'wp:post_date')),
    createdAt: dateOf(childText(item, 'wp:post_date')),
    modifiedAt: dateOf(childText(item, 'wp:post_modified_gmt')),
    authorKeys: coAuthors.length > 0 ? coAuthors : [childText(item, 'dc:creator')].filter(Boolean),
    categories: [...new Set(named('category'))],
    tags: [...new Set([...named('post_tag'), ...named('tag')])],
    termNames: Object.fromEntries(terms.map((term) => [slugOf(term), term.text.trim().replace(/&amp;/g, '&')])),
    lead: meta.has('_thumbnail_id')
      ? { fileId: meta.get('_thumbnail_id') ?? null, url: null, alt: '', caption: '' }
      : null,
    isSticky: childText(item, 'wp:is_sticky') === '1',
    footnotes: parseFootnotes(meta.get('footnotes')),
    comments: childrenNamed(item, 'wp:comment').map(toComment),
  }
}

/** WXR 1.0 wrote terms without a nicename: there the name stands for it. */
const slugOf = ({ attributes, text }: XmlElement) => attributes['nicename'] ?? text.trim()

const idOrNull = (id: string) => (id === '' || id === '0' ? null : id)

/** "2012-06-01 10:11:12" in UTC, or a date of RFC 822. Null for the zeros that stand for "never". */
export function dateOf(text: string): Date | null {
  const plain = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text)
  if (text === '' || text.startsWith('0000') || text.includes('-0001')) return null
  const date = new Date(plain ? `${plain[1] ?? ''}T${plain[2] ?? ''}Z` : text)
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 ? null : date
}

const toComment = (comment: XmlElement): ArchiveComment => ({
  id: childText(comment, 'wp:comment_id'),
  author: childText(comment, 'wp:comment_author'),
  email: childText(comment, 'wp:comment_author_email'),
  url: childText(comment, 'wp:comment_author_url'),
  at: childText(comment, 'wp:comment_date_gmt') || childText(comment, 'wp:comment_date'),
  status:
    { '1': 'approved', '0': 'waiting' }[childText(comment, 'wp:comment_approved')] ??
    childText(comment, 'wp:comment_approved'),
  parentId: idOrNull(childText(comment, 'wp:comment_parent')),
  text: childText(comment, 'wp:comment_content'),
})

/** The block editor keeps the notes of a post as JSON beside it. */
function parseFootnotes(json: string | undefined): Record<string, string> {
  if (json === undefined || json === '') return {}
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list)) return {}
    return Object.fromEntries(
      list.flatMap((note: unknown) =>
        typeof note === 'object' && note !== null && 'id' in note && 'content' in note
          ? [[String(note.id), String(note.content)]]
          : [],
      ),
    )
  } catch {
    return {}
  }
}
