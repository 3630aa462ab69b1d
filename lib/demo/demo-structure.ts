import { DEFAULT_OUTGOING, type MenuEntry, type MenuLink, type Publication } from '@/lib/publication/publication'
import type { Section, SectionMark } from '@/lib/sections/section'
import { demoId } from './demo-id'

type DemoSection = Pick<Section, 'slug' | 'name' | 'description' | 'hue'> & { mark?: SectionMark; parent?: string }

/** Sections of the demo edition in the order of its menu. Hues are degrees of OKLCH, apart enough to tell by name. */
const SECTIONS: readonly DemoSection[] = [
  {
    slug: 'cop29',
    name: 'COP29',
    description: 'What was decided at the climate conference in Baku, and what became of it.',
    hue: 165,
    mark: 'cross',
  },
  { slug: 'opinion', name: 'Opinion', description: 'Arguments, signed.', hue: 20, mark: 'hourglass' },
  { slug: 'news', name: 'News', description: 'What happened, what it means and what is not known yet.', hue: 40 },
  {
    slug: 'economy',
    name: 'Economy',
    description: 'Money, work and trade around the Caspian.',
    hue: 85,
    parent: 'news',
  },
  {
    slug: 'energy',
    name: 'Energy',
    description: 'Where power comes from, what carries it and what it costs.',
    hue: 60,
    mark: 'star',
    parent: 'news',
  },
  {
    slug: 'climate-and-ecology',
    name: 'Climate and Ecology',
    description: 'Water, air, soil and those who live in them.',
    hue: 145,
    mark: 'steps',
    parent: 'news',
  },
  {
    slug: 'culture',
    name: 'Culture',
    description: 'Books, carpets, music, kitchens and those who keep them.',
    hue: 350,
    mark: 'comb',
  },
  { slug: 'diaspora', name: 'Diaspora', description: 'Lives led between two places.', hue: 300, mark: 'arrow' },
  {
    slug: 'interview',
    name: 'Interview',
    description: 'Questions that readers sent, answered by our desks.',
    hue: 320,
    mark: 'hourglass',
  },
  { slug: 'science', name: 'Science', description: 'How things are found out.', hue: 230, mark: 'star' },
  {
    slug: 'logistics-transport',
    name: 'Logistics-Transport',
    description: 'Railways, ports and roads between two seas.',
    hue: 210,
    mark: 'arrow',
  },
  {
    slug: 'gender',
    name: 'Gender',
    description: 'Who does what, who decides, and since when.',
    hue: 335,
    mark: 'cross',
  },
  { slug: 'history', name: 'History', description: 'How it came to be so.', hue: 30, mark: 'steps' },
  { slug: 'defense', name: 'Defense', description: 'Security, explained without drums.', hue: 260, mark: 'cross' },
  {
    slug: 'karabakh',
    name: 'Karabakh',
    description: 'A region of mountains, music and return.',
    hue: 120,
    mark: 'star',
  },
]

export const sectionId = (slug: string) => demoId('section', slug)
export const pageId = (slug: string) => demoId('page', slug)

export function demoSections(): Section[] {
  return SECTIONS.map(({ slug, name, description, hue, mark = 'rhomb', parent }) => ({
    id: sectionId(slug),
    slug,
    name,
    description,
    hue,
    mark,
    parentId: parent === undefined ? null : sectionId(parent),
    order: SECTIONS.filter((section) => section.parent === parent).findIndex((section) => section.slug === slug),
  }))
}

export const DEMO_PAGES = [
  { slug: 'who-we-are', title: 'Who we are' },
  { slug: 'privacy-policy', title: 'Privacy Policy' },
  { slug: 'terms-and-conditions', title: 'Terms and Conditions' },
  { slug: 'cookies-policy', title: 'Cookies Policy' },
] as const

export const DEMO_LINKS = [
  { slug: 'caspian-library-of-maps', name: 'Caspian Library of Maps', url: 'https://example.org/library-of-maps' },
  { slug: 'open-timetables', name: 'Open Timetables', url: 'https://example.org/open-timetables' },
  { slug: 'museum-of-ordinary-things', name: 'Museum of Ordinary Things', url: 'https://example.org/ordinary-things' },
  { slug: 'school-of-translation', name: 'School of Translation', url: 'https://example.org/school-of-translation' },
] as const

const section = (slug: string): MenuLink => ({ kind: 'section', sectionId: sectionId(slug) })
const page = (slug: (typeof DEMO_PAGES)[number]['slug']): MenuLink => ({ kind: 'page', pageId: pageId(slug) })

const MOBILE_ORDER = [
  'news',
  'economy',
  'climate-and-ecology',
  'energy',
  'opinion',
  'culture',
  'gender',
  'interview',
  'science',
  'logistics-transport',
  'history',
  'defense',
  'karabakh',
  'diaspora',
]

export function demoPublication(): Publication {
  const primaryMenu = SECTIONS.filter((entry) => entry.parent === undefined).map(({ slug }): MenuEntry => ({
    link: section(slug),
    children: SECTIONS.filter((entry) => entry.parent === slug).map((entry) => section(entry.slug)),
  }))
  return {
    name: 'Daily Digest',
    tagline: 'The region, read slowly',
    about:
      'A small desk reads what is written about the land between two seas, explains what lasts, translates what deserves it, and stops when the day’s edition is full.',
    email: 'desk@daily-digest.example',
    foundingYear: 2021,
    timeZone: 'Asia/Baku',
    language: 'en',
    logoMediaId: null,
    social: [
      { network: 'facebook', url: 'https://www.facebook.com/' },
      { network: 'x', url: 'https://x.com/' },
      { network: 'instagram', url: 'https://www.instagram.com/' },
      { network: 'youtube', url: 'https://www.youtube.com/' },
      { network: 'telegram', url: 'https://telegram.org/' },
    ],
    primaryMenu,
    mobileMenu: [...MOBILE_ORDER.map(section), page('who-we-are')],
    footerMenu: [page('privacy-policy'), page('terms-and-conditions'), page('cookies-policy')],
    frontSectionIds: [
      'opinion',
      'energy',
      'climate-and-ecology',
      'culture',
      'logistics-transport',
      'history',
      'science',
    ].map(sectionId),
    outgoing: DEFAULT_OUTGOING,
  }
}
