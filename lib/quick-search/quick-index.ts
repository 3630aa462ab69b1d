import { articlePath, authorPath, sectionPath, tagPath } from '@/lib/addresses/address'
import { slugFor } from '@/lib/text'

/** How many of the newest articles are searched as one types. */
export const QUICK_ARTICLES_MAX = 2000

/** Answers with a redirect to the version that stands now; a version's own address never changes its content. */
export const QUICK_INDEX_PATH = '/api/v1/quick-search'
export const quickVersionPath = (version: string) => `${QUICK_INDEX_PATH}/${version}` as const

const PLACE_PATHS = { section: sectionPath, author: authorPath, tag: tagPath }

/** A name that leads to a page of its own. */
export type QuickPlace = { kind: keyof typeof PLACE_PATHS; name: string; slug: string }

export const quickPlacePath = ({ kind, slug }: QuickPlace) => PLACE_PATHS[kind](slug)

export type QuickArticle = {
  slug: string
  headline: string
  deck: string
  /** Days since 1 January 1970 in the publication's own time zone. */
  day: number
  /** The primary section, as its place in the list of places. */
  section: number
  /** Authors and tags, as their places in the list of places. */
  names: readonly number[]
}

/** Everything that is searched as one types. */
export type QuickIndex = {
  places: readonly QuickPlace[]
  /** Newest first. */
  articles: readonly QuickArticle[]
  /** Spellings that stand for one name: a browser folds by the same list as the server. */
  equivalents: readonly (readonly string[])[]
}

/** An article's address; null where its section is not in the index. */
export function quickArticlePath({ section, slug }: QuickArticle, { places }: QuickIndex): string | null {
  const place = places[section]
  return place ? articlePath(place.slug, slug) : null
}

const FORMAT = 1
const KINDS = ['section', 'author', 'tag'] as const

type Columns = {
  format: number
  equivalents: QuickIndex['equivalents']
  /** Kind, name, and the slug where it does not follow from the name. */
  places: [number, string, string?][]
  headlines: string[]
  decks: string[]
  /** 0 where the slug follows from the headline. */
  slugs: (string | 0)[]
  /** Differences to the article before. */
  days: number[]
  sections: number[]
  names: (readonly number[])[]
}

/** The index as text: like values stand together, what follows from others is left out, decks are cut at a word. */
export function encodeQuickIndex(
  { places, articles, equivalents }: QuickIndex,
  { deckLengthMax }: { deckLengthMax: number },
): string {
  const columns: Columns = {
    format: FORMAT,
    equivalents,
    places: places.map(({ kind, name, slug }) => {
      const number = KINDS.indexOf(kind)
      return slug === slugFor(name) ? [number, name] : [number, name, slug]
    }),
    headlines: articles.map(({ headline }) => headline),
    decks: articles.map(({ deck }) => cutAtWord(deck, deckLengthMax)),
    slugs: articles.map(({ slug, headline }) => (slug === slugFor(headline) ? 0 : slug)),
    days: articles.map(({ day }, at) => day - (articles[at - 1]?.day ?? 0)),
    sections: articles.map(({ section }) => section),
    names: articles.map(({ names }) => names),
  }
  return JSON.stringify(columns)
}

/** Throws where the text is not an index of this format: a page may be older than the site that answers it. */
export function decodeQuickIndex(text: string): QuickIndex {
  const columns = JSON.parse(text) as Columns
  if (columns.format !== FORMAT) throw new Error('This index is of another format.')
  let day = 0
  return {
    equivalents: columns.equivalents,
    places: columns.places.map(([number, name, slug]) => ({
      kind: KINDS[number] ?? 'tag',
      name,
      slug: slug ?? slugFor(name),
    })),
    articles: columns.headlines.map((headline, at) => {
      day += columns.days[at] ?? 0
      return {
        headline,
        deck: columns.decks[at] ?? '',
        slug: columns.slugs[at] || slugFor(headline),
        day,
        section: columns.sections[at] ?? -1,
        names: columns.names[at] ?? [],
      }
    }),
  }
}

function cutAtWord(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const end = text.lastIndexOf(' ', lengthMax)
  return end <= 0 ? '' : `${text.slice(0, end)}…`
}
