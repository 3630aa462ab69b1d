import type { Feed, FeedItem } from './feed'

/** JSON Feed 1.1. */
export function toJsonFeed(feed: Feed): string {
  const { self, next } = feed.urls.json
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: self,
    ...(feed.description === '' ? {} : { description: feed.description }),
    ...(next === null ? {} : { next_url: next }),
    icon: feed.iconUrl,
    language: feed.language,
    ...(feed.hub === null ? {} : { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.items.map(toItem),
  })
}

function toItem(item: FeedItem) {
  const { picture } = item
  return {
    id: item.id,
    url: item.url,
    ...(item.source ? { external_url: item.source.url } : {}),
    title: item.title,
    // Every item has a content (section "items"); a summary is plain text.
    ...(item.html === null ? { content_text: item.summary } : { content_html: item.html }),
    ...(item.summary === '' ? {} : { summary: item.summary }),
    ...(picture
      ? {
          image: picture.url,
          attachments: [
            {
              url: picture.url,
              mime_type: picture.mediaType,
              title: picture.alt,
              ...(picture.bytes > 0 ? { size_in_bytes: picture.bytes } : {}),
            },
          ],
        }
      : {}),
    date_published: item.publishedAt.toISOString(),
    date_modified: item.updatedAt.toISOString(),
    authors: item.authors,
    tags: item.categories.map(({ name }) => name),
  }
}
