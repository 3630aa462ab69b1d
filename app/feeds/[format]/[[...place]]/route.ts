import { connection } from 'next/server'
import { toAtom } from '@/lib/syndication/atom'
import { FEED_FORMATS, FEED_TYPES, parseFeedPlace, type Feed, type FeedFormat } from '@/lib/syndication/feed'
import { getFeed } from '@/lib/syndication/feed-queries'
import { toJsonFeed } from '@/lib/syndication/json-feed'
import { toRss } from '@/lib/syndication/rss'

const WRITERS: Record<FeedFormat, (feed: Feed) => string> = { rss: toRss, atom: toAtom, json: toJsonFeed }
const KEPT = { 'cache-control': 's-maxage=300, stale-while-revalidate=86100' }

type Context = { params: Promise<{ format: string; place?: string[] }> }

/** Every feed of the site, by the rewrites of next.config.ts: `/energy/feed.xml` arrives as `/feeds/rss/energy`. */
export async function GET(_request: Request, { params }: Context) {
  await connection()
  const { format: name, place: segments = [] } = await params
  const format = FEED_FORMATS.find((candidate) => candidate === name)
  const wanted = format && parseFeedPlace(segments)
  const feed = wanted ? await getFeed(wanted.place, wanted.number) : null
  if (!format || !feed) return new Response('There is no such feed.\n', { status: 404, headers: KEPT })
  const { self } = feed.urls[format]
  const links = [`<${self}>; rel="self"`, ...(feed.hub === null ? [] : [`<${feed.hub}>; rel="hub"`])]
  return new Response(WRITERS[format](feed), {
    headers: { ...KEPT, 'content-type': `${FEED_TYPES[format].mediaType}; charset=utf-8`, link: links.join(', ') },
  })
}
