import { AppError } from '@/lib/errors'
import type { ArchiveRecord } from '../archive'
import { splitItems, type XmlLimits } from './xml-items'
import { childText, readElements, type XmlElement } from './xml-elements'
import { toFile, toPiece } from './wordpress-item'
import { readXmlText } from './wordpress-text'

/**
 * Reads a WordPress export (WXR 1.0 to 1.2) as it comes in. Throws INVALID for a file that is something else; an item
 * that cannot be read is told of as damage, with its line.
 */
export async function* readWordPress(
  bytes: AsyncIterable<Uint8Array>,
  options: { limits?: XmlLimits } = {},
): AsyncGenerator<ArchiveRecord> {
  let isExport = false
  for await (const part of splitItems(readXmlText(bytes), options.limits)) {
    if (part.kind === 'damage') {
      yield part
      continue
    }
    const isFragment = part.kind === 'head'
    const { root, fault } = readElements(part.text, { line: part.line, isFragment })
    if (fault) yield { kind: 'damage', damage: { ...fault, isFatal: !isFragment } }
    if (isFragment) {
      const channel = findChannel(root)
      if (!isExport && channel) yield toSite(channel)
      isExport ||= channel !== null
      yield* toHead(channel ?? root)
    } else if (!isExport) break
    else if (!fault && root.children[0]) yield toItem(root.children[0], part.line)
  }
  if (!isExport)
    throw new AppError('INVALID', 'This is not an export of WordPress: it has no <rss> with a <channel> in it.')
}

const findChannel = (root: XmlElement): XmlElement | null =>
  root.children.find(({ name }) => name === 'rss')?.children.find(({ name }) => name === 'channel') ?? null

function toSite(channel: XmlElement): ArchiveRecord {
  const addresses = ['wp:base_blog_url', 'link'].map((name) => childText(channel, name))
  return {
    kind: 'site',
    site: {
      system: 'wordpress',
      name: childText(channel, 'title'),
      addresses: [...new Set(addresses)].filter(Boolean),
    },
  }
}

function* toHead(channel: XmlElement): Generator<ArchiveRecord> {
  for (const element of channel.children) {
    switch (element.name) {
      case 'wp:author': {
        const key = childText(element, 'wp:author_login')
        const whole = ['wp:author_first_name', 'wp:author_last_name'].map((name) => childText(element, name)).join(' ')
        const name = childText(element, 'wp:author_display_name') || whole.trim() || key
        const bio = childText(element, 'wp:author_description')
        if (key !== '') yield { kind: 'author', author: { key, name, slug: key, bio } }
        break
      }
      case 'wp:category':
        yield term(element, 'category', {
          slug: 'wp:category_nicename',
          name: 'wp:cat_name',
          parent: 'wp:category_parent',
        })
        break
      case 'wp:tag':
        yield term(element, 'tag', { slug: 'wp:tag_slug', name: 'wp:tag_name', parent: '' })
        break
    }
  }
}

function term(
  element: XmlElement,
  kind: 'category' | 'tag',
  names: { slug: string; name: string; parent: string },
): ArchiveRecord {
  const slug = childText(element, names.slug)
  const oldId = childText(element, 'wp:term_id')
  return {
    kind: 'term',
    term: {
      kind,
      slug,
      name: decoded(childText(element, names.name)) || slug,
      parent: childText(element, names.parent) || null,
      description: decoded(childText(element, kind === 'tag' ? 'wp:tag_description' : 'wp:category_description')),
      ...(oldId !== '' && { oldId }),
    },
  }
}

/** WordPress keeps the names of terms with their "&" escaped, inside CDATA too. */
const decoded = (text: string) => text.replace(/&amp;/g, '&')

const toItem = (item: XmlElement, line: number): ArchiveRecord =>
  childText(item, 'wp:post_type') === 'attachment'
    ? { kind: 'file', file: toFile(item), line }
    : { kind: 'piece', piece: toPiece(item), line }
