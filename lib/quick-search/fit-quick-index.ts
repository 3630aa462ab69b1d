import 'server-only'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
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

/** Compressed as the front door does it: what is counted is what is sent. */
async function fits(text: string): Promise<boolean> {
  const compressed = await promisify(brotliCompress)(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  })
  return compressed.byteLength <= QUICK_INDEX_BYTES_MAX
}
