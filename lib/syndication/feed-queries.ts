import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { authorListTag, NEWEST_TAG, sectionListTag, tagListTag } from '@/lib/articles/article'
import { listTexts, type ArticleText, type TextsOf } from '@/lib/articles/article-text-queries'
import { getAuthor } from '@/lib/authors/author-queries'
import { bodyPictureKeys } from '@/lib/body/body-tree'
import { listRecentEditions } from '@/lib/editions/edition-queries'
import { env } from '@/lib/env'
import { listPictures } from '@/lib/media/media-queries'
import type { Publication } from '@/lib/publication/publication'
import { getPublication } from '@/lib/publication/site-queries'
import { listSections } from '@/lib/sections/section-queries'
import { getTag } from '@/lib/tags/tag-queries'
import { toEditionItem } from './edition-item'
import {
  FEED_FORMATS,
  FEED_LENGTH,
  FEED_PAGES_MAX,
  feedPath,
  tagUri,
  type Feed,
  type FeedFormat,
  type FeedItem,
  type FeedPlace,
} from './feed'
import { toFeedHtml } from './feed-html'
import { toFeedPicture } from './feed-picture'

type Described = { name: string; description: string; path: string; id: string; filter: TextsOf; listTag: string }

/** A document of a feed, newest pieces first; null where there is no such place, or it ends before this document. */
export async function getFeed(place: FeedPlace, number: number): Promise<Feed | null> {
  'use cache'
  cacheLife('editorial')
  const publication = await getPublication()
  if (place.kind === 'digest') return number === 1 ? getDigestFeed(publication) : null
  const described = await describe(place, publication)
  if (!described) return null
  cacheTag(described.listTag)
  const skip = (number - 1) * FEED_LENGTH
  const texts = await listTexts(described.filter, { skip, limit: FEED_LENGTH + 1 })
  if (texts.length === 0 && number > 1) return null
  const shown = texts.slice(0, FEED_LENGTH)
  const keys = publication.outgoing.feedText === 'full' ? shown.flatMap(({ body }) => bodyPictureKeys(body)) : []
  const pictures = await listPictures(keys)
  const items = await Promise.all(
    shown.map((text) => toItem(text, publication, (body) => toFeedHtml(body, { siteUrl: env.siteUrl, pictures }))),
  )
  return toFeed(publication, described, { items, number, hasNext: texts.length > FEED_LENGTH })
}

async function getDigestFeed(publication: Publication): Promise<Feed> {
  const editions = await listRecentEditions(DIGESTS)
  const described = { name: 'The digest', description: 'Each day whole, with an end.', path: '/digest', id: 'digest' }
  const items = editions.map((edition) => toEditionItem(edition, { publication, siteUrl: env.siteUrl }))
  return toFeed(publication, described, { items, number: 1, hasNext: false })
}
const DIGESTS = 14

/** The place with the tag that its list expires by; a place that is gone is tagged by its own look-up. */
async function describe(
  place: Exclude<FeedPlace, { kind: 'digest' }>,
  publication: Publication,
): Promise<Described | null> {
  if (place.kind === 'site')
    return {
      name: '',
      description: publication.tagline,
      path: '/',
      id: 'site',
      filter: { kind: 'all' },
      listTag: NEWEST_TAG,
    }
  if (!SLUG_PATTERN.test(place.slug)) return null
  switch (place.kind) {
    case 'section': {
      const section = (await listSections()).find(({ slug }) => slug === place.slug)
      if (!section) return null
      const { id, name, description, slug } = section
      const filter = { kind: 'section', sectionId: id } as const
      return { name, description, path: `/${slug}`, id: `section/${id}`, filter, listTag: sectionListTag(id) }
    }
    case 'tag': {
      const tag = await getTag(place.slug)
      if (!tag) return null
      const { id, name, description, slug } = tag
      const filter = { kind: 'tag', tagId: id } as const
      return { name, description, path: `/tag/${slug}`, id: `tag/${id}`, filter, listTag: tagListTag(id) }
    }
    case 'author': {
      const author = await getAuthor(place.slug)
      if (!author) return null
      const { id, name, role, path } = author
      const filter = { kind: 'author', authorId: id } as const
      return { name, description: role, path, id: `author/${id}`, filter, listTag: authorListTag(id) }
    }
  }
}

async function toItem(
  { card, body, updatedAt, tags, origin }: ArticleText,
  publication: Publication,
  toHtml: (body: string) => string,
): Promise<FeedItem> {
  const absolute = (path: string) => new URL(path, env.siteUrl).href
  const named = ({ name, path }: { name: string; path: string }) => ({ name, url: absolute(path) })
  return {
    id: tagUri({ siteUrl: env.siteUrl, year: publication.foundingYear }, `article/${card.id}`),
    url: absolute(card.path),
    title: card.headline,
    summary: card.deck,
    html: publication.outgoing.feedText === 'full' ? toHtml(body) : null,
    publishedAt: card.publishedAt,
    updatedAt,
    authors: card.authors.map(named),
    categories: [...card.sections, ...tags].map(named),
    picture: card.picture && (await toFeedPicture(card.picture, env.siteUrl)),
    source: origin.kind === 'exclusive' ? null : { name: origin.source.name, url: origin.source.url },
  }
}

function toFeed(
  publication: Publication,
  place: Pick<Described, 'name' | 'description' | 'path' | 'id'>,
  { items, number, hasNext }: { items: FeedItem[]; number: number; hasNext: boolean },
): Feed {
  const absolute = (path: string) => new URL(path, env.siteUrl).href
  const urlsOf = (format: FeedFormat) => ({
    self: absolute(feedPath(place.path, format, number)),
    first: absolute(feedPath(place.path, format)),
    previous: number > 1 ? absolute(feedPath(place.path, format, number - 1)) : null,
    next: hasNext && number < FEED_PAGES_MAX ? absolute(feedPath(place.path, format, number + 1)) : null,
  })
  const moments = items.map(({ updatedAt }) => updatedAt.getTime())
  return {
    id: tagUri({ siteUrl: env.siteUrl, year: publication.foundingYear }, place.id),
    title: place.name === '' ? publication.name : `${publication.name}: ${place.name}`,
    description: place.description,
    language: publication.language,
    siteName: publication.name,
    homeUrl: absolute(place.path),
    iconUrl: absolute('/icon.svg'),
    hub: publication.outgoing.feedHub,
    updatedAt: moments.length === 0 ? null : new Date(Math.max(...moments)),
    urls: Object.fromEntries(FEED_FORMATS.map((format) => [format, urlsOf(format)])) as Feed['urls'],
    items,
  }
}
