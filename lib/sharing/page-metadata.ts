import type { Metadata } from 'next'
import { fallbackSource, type Picture } from '@/lib/media/media'
import { FEED_FORMATS, FEED_TYPES, feedPath } from '@/lib/syndication/feed'

/** A picture as shared links show it. */
export type SharedPicture = { url: string; width: number; height: number; alt: string }

type Described = {
  siteName: string
  /** Of the page itself; another address where a piece first appeared elsewhere. */
  path: string
  canonical?: string
  title: string
  description: string
  /** Places whose feeds a reader of this page may want: its own first. */
  feeds?: readonly { name: string; path: string }[]
  picture?: SharedPicture | undefined
  openGraph?: Metadata['openGraph']
  other?: Metadata['other']
}

/** What a page tells search engines, feed readers and whoever shares its link. The layout adds the site's name to the title. */
export function pageMetadata(page: Described): Metadata {
  const { title, description, path } = page
  return {
    title,
    ...(description === '' ? {} : { description }),
    alternates: { canonical: page.canonical ?? path, types: feedLinks(page.feeds ?? []) },
    openGraph: {
      type: 'website',
      siteName: page.siteName,
      title,
      ...(description === '' ? {} : { description }),
      url: path,
      ...(page.picture ? { images: [page.picture] } : {}),
      ...page.openGraph,
    },
    // The rest of a card is taken from Open Graph.
    twitter: { card: page.picture ? 'summary_large_image' : 'summary' },
    ...(page.other ? { other: page.other } : {}),
  }
}

/** A picture of the library in the width that networks ask for. */
export function sharedPicture(picture: Picture): SharedPicture {
  const url = fallbackSource(picture, SHARED_WIDTH)
  const width = Number(/(\d+)\.webp$/.exec(url)?.[1] ?? picture.width)
  return { url, width, height: Math.round((picture.height * width) / picture.width), alt: picture.alt }
}
const SHARED_WIDTH = 1280

/** The first place in every format, the others in the one that every reader program knows. */
function feedLinks(places: readonly { name: string; path: string }[]) {
  const [own, ...others] = places
  if (!own) return {}
  const linkTo = (place: { name: string; path: string }, format: (typeof FEED_FORMATS)[number]) => ({
    url: feedPath(place.path, format),
    title: place.name,
  })
  return Object.fromEntries(
    FEED_FORMATS.map((format) => [
      FEED_TYPES[format].mediaType,
      [linkTo(own, format), ...(format === 'rss' ? others.map((place) => linkTo(place, format)) : [])],
    ]),
  )
}
