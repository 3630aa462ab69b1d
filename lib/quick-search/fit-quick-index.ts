import 'server-only'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { encodeQuickIndex, type QuickIndex } from './quick-index'

/** What a phone may be asked to fetch for searching as one types. */
export const QUICK_INDEX_BYTES_MAX = 160 * 1000

/** From whole decks to none. At 110 characters a deck still says what a piece is about. */
const DECK_LENGTHS = [200, 140, 110, 80, 40, 0]
const SHORTEST = 0

/**
 * The index as text that takes at most 160 KB after compression: decks are shortened first, then the oldest articles
 * are left out. Off the event loop but for the text itself.
 */
export async function fitQuickIndex(index: QuickIndex): Promise<string> {
  for (const deckLengthMax of DECK_LENGTHS) {
    const text = encodeQuickIndex(index, { deckLengthMax })
    if (await fits(text)) return text
  }
  for (let count = index.articles.length; count > 0;) {
    count = Math.floor(count * 0.8)
    const text = encodeQuickIndex({ ...index, articles: index.articles.slice(0, count) }, { deckLengthMax: SHORTEST })
    if (await fits(text)) return text
  }
  return encodeQuickIndex({ ...index, places: [], articles: [] }, { deckLengthMax: SHORTEST })
}

/** In gzip, the larger of the two encodings: the first reader after a publish may get it before brotli is made. */
const fits = async (text: string) => (await promisify(gzip)(text, { level: 6 })).byteLength <= QUICK_INDEX_BYTES_MAX
