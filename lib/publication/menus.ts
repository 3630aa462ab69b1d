import type { MenuEntry, MenuLink, Publication } from './publication'

export const MENU_NAMES = ['primaryMenu', 'mobileMenu', 'footerMenu'] as const
export type MenuName = (typeof MENU_NAMES)[number]

/** An entry of a menu that is laid out flat: `level` 1 stands below the last entry of level 0. */
export type FlatEntry = { key: string; link: MenuLink; level: 0 | 1 }

/** What an entry is known by in a menu, where it stands once: letters that need no escape in a list. */
export function menuKey(link: MenuLink): string {
  switch (link.kind) {
    case 'section':
      return `section-${link.sectionId}`
    case 'page':
      return `page-${link.pageId}`
    case 'address':
      return `address-${encodeURIComponent(link.label)}-${encodeURIComponent(link.href)}`
  }
}

export function flatMenu(publication: Pick<Publication, MenuName>, name: MenuName): FlatEntry[] {
  if (name !== 'primaryMenu') return publication[name].map((link) => toFlat(link, 0))
  return publication.primaryMenu.flatMap(({ link, children }) => [
    toFlat(link, 0),
    ...children.map((child) => toFlat(child, 1)),
  ])
}

/** The entries in another order; keys that are unknown are passed over. */
export const inOrder = (entries: readonly FlatEntry[], keys: readonly string[]): FlatEntry[] =>
  keys.flatMap((key) => entries.find((entry) => entry.key === key) ?? [])

/** One step: `remove:<key>`, `in:<key>` (below the entry before it), `out:<key>`; anything else changes nothing. */
export function changeEntry(entries: readonly FlatEntry[], step: string): FlatEntry[] {
  const [verb, key] = step.split(':')
  switch (verb) {
    case 'remove':
      return entries.filter((entry) => entry.key !== key)
    case 'in':
      return entries.map((entry) => (entry.key === key ? { ...entry, level: 1 } : entry))
    case 'out':
      return entries.map((entry) => (entry.key === key ? { ...entry, level: 0 } : entry))
    default:
      return [...entries]
  }
}

/** Two levels again. What has nothing before it to stand below stands on the first. */
export function toMenu(entries: readonly FlatEntry[]): MenuEntry[] {
  const menu: MenuEntry[] = []
  for (const { link, level } of entries) {
    const last = menu.at(-1)
    if (level === 1 && last) last.children.push(link)
    else menu.push({ link, children: [] })
  }
  return menu
}

const toFlat = (link: MenuLink, level: 0 | 1): FlatEntry => ({ key: menuKey(link), link, level })
