import { z } from 'zod'

const menuLink = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), sectionId: z.string() }),
  z.object({ kind: z.literal('page'), pageId: z.string() }),
  z.object({ kind: z.literal('address'), label: z.string().min(1).max(60), href: z.string().min(1).max(500) }),
])
export type MenuLink = z.infer<typeof menuLink>

/** A menu has two levels: an entry, and the entries below it. */
const menuEntry = z.object({ link: menuLink, children: z.array(menuLink).max(20) })
export type MenuEntry = z.infer<typeof menuEntry>

export const SOCIAL_NETWORKS = ['facebook', 'x', 'instagram', 'youtube', 'telegram', 'linkedin'] as const

/** What leaves the site: feeds, and what other machines are told. */
const outgoingSchema = z.object({
  /** What stands in a feed: whole pieces, or their decks. */
  feedText: z.enum(['full', 'summary']),
  /** A WebSub hub that feeds name and that is told of new pieces. */
  feedHub: z
    .url({ protocol: /^https?$/, error: 'is not a web address' })
    .max(500)
    .nullable(),
  /** Whether programs that collect texts to train models are asked to stay away. */
  aiCrawlers: z.enum(['welcome', 'refused']),
  /** Which address search engines are told to show for a reprint: this site's, or the first one. */
  canonicalOfReprints: z.enum(['here', 'source']),
  /** Whether the addresses that reprints and translations name as their source are asked now and then if they still answer. */
  asksSources: z.boolean().default(false),
  /** Whether readers' devices keep pages for reading without a connection. Off, they let go of those that they have. */
  offlineReading: z.enum(['on', 'off']).default('on'),
})
export const DEFAULT_OUTGOING: z.infer<typeof outgoingSchema> = {
  feedText: 'full',
  feedHub: null,
  aiCrawlers: 'welcome',
  canonicalOfReprints: 'here',
  asksSources: false,
  offlineReading: 'on',
}

export const publicationSchema = z.object({
  name: z.string().min(1).max(80),
  tagline: z.string().max(160),
  about: z.string().max(600),
  email: z.email(),
  foundingYear: z.number().int().min(1500).max(3000),
  /** IANA name. Every date that a reader sees is in it. */
  timeZone: z.string().refine(isTimeZone, 'is not a time zone such as Asia/Baku'),
  /** BCP 47 tag of the language that the site is written in. */
  language: z.string().min(2).max(35),
  logoMediaId: z.string().nullable(),
  social: z.array(z.object({ network: z.enum(SOCIAL_NETWORKS), url: z.url() })).max(12),
  primaryMenu: z.array(menuEntry).max(30),
  mobileMenu: z.array(menuLink).max(40),
  footerMenu: z.array(menuLink).max(12),
  /** Sections that have a block of their own on the home page, in order. */
  frontSectionIds: z.array(z.string()).max(20),
  outgoing: outgoingSchema,
})
export type Publication = z.infer<typeof publicationSchema>

export const PUBLICATION_TAG = 'publication'

/** What a site shows before anybody has named it. */
export const UNNAMED_PUBLICATION: Publication = {
  name: 'Daily Digest',
  tagline: '',
  about: '',
  email: 'editors@example.org',
  foundingYear: 2021,
  timeZone: 'UTC',
  language: 'en',
  logoMediaId: null,
  social: [],
  primaryMenu: [],
  mobileMenu: [],
  footerMenu: [],
  frontSectionIds: [],
  outgoing: DEFAULT_OUTGOING,
}

/** "© 2021–2026 Example – Daily Digest": founding year to the current one, one year where they are the same. */
export function copyrightLine(publication: Pick<Publication, 'name' | 'foundingYear'>, currentYear: number): string {
  const years =
    publication.foundingYear < currentYear ? `${publication.foundingYear}–${currentYear}` : String(currentYear)
  const suffix = publication.name === 'Daily Digest' ? '' : ' – Daily Digest'
  return `© ${years} ${publication.name}${suffix}`
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
