import { createHash } from 'node:crypto'
import type { ArticleView } from '@/lib/articles/article-view'
import { oklchToHex } from './oklch'

/** What networks ask for: 1.91 to 1. */
export const CARD_SIZE = { width: 1200, height: 630 }

/** Counted up when the drawing changes, so that every card gets a new address. */
const DESIGN_VERSION = 1
const HEADLINE_LENGTH_MAX = 180
const NAME_LENGTH_MAX = 60

/** A narrower picture is shown small by networks, and not at all by Google's "Discover", which asks for 1200. */
const SUITABLE_WIDTH = 1200

export type ShareCard = {
  headline: string
  /** In CSS pixels of the card. */
  headlineSize: number
  section: string
  publication: string
  /** Of the section, as hexadecimal sRGB. */
  color: string
}

type Pictured = Pick<ArticleView, 'path' | 'headline' | 'sections' | 'picture'>

/** Whether a drawn card is shared instead of the picture: there is none, or it is too small. */
export const needsShareCard = ({ picture }: Pick<Pictured, 'picture'>) =>
  picture === null || picture.width < SUITABLE_WIDTH

/** What stands on an article's card: only letters that the card's fonts hold, and only as many as fit. */
export function toShareCard(
  { headline, sections }: Omit<Pictured, 'picture' | 'path'>,
  publication: string,
): ShareCard {
  const [section] = sections
  const shown = shortened(drawable(headline), HEADLINE_LENGTH_MAX)
  return {
    headline: shown,
    headlineSize: HEADLINE_SIZES.find(({ lengthMax }) => shown.length <= lengthMax)?.size ?? HEADLINE_SIZE_MIN,
    section: shortened(drawable(section?.name ?? ''), NAME_LENGTH_MAX),
    publication: shortened(drawable(publication), NAME_LENGTH_MAX),
    // `--section-ink` of the tokens, on paper.
    color: oklchToHex(0.45, 0.105, section?.hue ?? 20),
  }
}

/** Follows from everything that is drawn: a card's address changes when the card does, and may be kept for ever. */
export function shareCardVersion(card: ShareCard): string {
  const drawn = JSON.stringify([DESIGN_VERSION, card])
  return createHash('sha256').update(drawn).digest('hex').slice(0, 16)
}

export const shareCardPath = (article: Pictured, publication: string) =>
  `/media/cards${article.path}/${shareCardVersion(toShareCard(article, publication))}.png`

const HEADLINE_SIZE_MIN = 52
const HEADLINE_SIZES = [
  { lengthMax: 50, size: 88 },
  { lengthMax: 80, size: 76 },
  { lengthMax: 120, size: 64 },
]

/**
 * Everything but the letters in `card-serif.ttf` and `card-sans.ttf` (CARD_RANGES in app/fonts/build-fonts.py): the
 * drawing program would ask a server of Google for any other one, and a network of pictures for emoji.
 */
const NOT_DRAWABLE =
  /[^\u0020-\u007E\u00A0-\u00AC\u00AE-\u0148\u014A-\u017E\u018F\u0218-\u021B\u0259\u02BB\u02BC\u0401-\u044F\u0451-\u045F\u0490-\u0493\u04AE\u04AF\u04BA\u04BB\u04D8\u04D9\u04E8\u04E9\u2013\u2014\u2018-\u201A\u201C-\u201E\u2022\u2026\u2039\u203A\u20AC\u20BC\u20BD\u2116\u2212]/gu

const drawable = (text: string) =>
  text.normalize('NFC').replace(/\s/gu, ' ').replace(NOT_DRAWABLE, '').replace(/ +/g, ' ').trim()

/** Cut after a whole word where there is one near the end. */
function shortened(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const cut = text.slice(0, lengthMax)
  const space = cut.lastIndexOf(' ')
  return `${(space > lengthMax * 0.7 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/u, '')}…`
}
