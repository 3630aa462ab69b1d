import { formatDayFull } from '@/lib/dates'
import type { EditionView } from '@/lib/editions/edition-view'
import type { Publication } from '@/lib/publication/publication'
import { tagUri, type FeedItem } from './feed'
import { xmlElement, xmlLeaf } from './xml'

/** A day's digest as one entry: its pieces with their decks, in order, each leading to its page. */
export function toEditionItem(
  edition: EditionView,
  { publication, siteUrl }: { publication: Pick<Publication, 'timeZone' | 'foundingYear' | 'name'>; siteUrl: string },
): FeedItem {
  const absolute = (path: string) => new URL(path, siteUrl).href
  const pieces = edition.cards.map(({ headline, path, deck }) =>
    xmlElement(
      'li',
      {},
      xmlElement('p', {}, xmlLeaf('a', headline, { href: absolute(path) })),
      deck === '' ? '' : xmlLeaf('p', deck),
    ),
  )
  const moments = edition.cards.map(({ publishedAt }) => publishedAt.getTime())
  return {
    id: tagUri({ siteUrl, year: publication.foundingYear }, `digest/${edition.day}`),
    url: absolute(edition.path),
    title: `The digest of ${formatDayFull(edition.startsAt, publication.timeZone)}`,
    summary: `${edition.pieces} ${edition.pieces === 1 ? 'piece' : 'pieces'}, ${edition.readingMinutes} min`,
    html: xmlElement('ol', {}, ...pieces),
    publishedAt: new Date(Math.min(...moments)),
    updatedAt: new Date(Math.max(...moments)),
    authors: [],
    categories: [],
    picture: null,
    source: null,
  }
}
