import type { Permission } from './permissions'

export type Place = { path: `/${string}`; name: string; permission: Permission }
export type PlaceGroup = { name: string; places: readonly Place[] }

/** Where one can go in the newsroom, in the order of a day's work, and what a role needs for it. */
export const NEWSROOM_PLACES: readonly PlaceGroup[] = [
  {
    name: 'Writing',
    places: [
      { path: '/admin', name: 'Desk', permission: 'newsroom:enter' },
      { path: '/admin/articles', name: 'Articles', permission: 'articles:write-own' },
      { path: '/admin/media', name: 'Media', permission: 'media:write' },
    ],
  },
  {
    name: 'Edition',
    places: [
      { path: '/admin/front', name: 'Front page', permission: 'structure:write' },
      { path: '/admin/editions', name: 'Digests', permission: 'editions:write' },
      { path: '/admin/sections', name: 'Sections', permission: 'structure:write' },
      { path: '/admin/tags', name: 'Tags', permission: 'structure:write' },
      { path: '/admin/authors', name: 'Authors', permission: 'structure:write' },
      { path: '/admin/pages', name: 'Pages', permission: 'structure:write' },
      { path: '/admin/menus', name: 'Menus', permission: 'structure:write' },
      { path: '/admin/links', name: 'Useful links', permission: 'structure:write' },
      { path: '/admin/search-words', name: 'Search words', permission: 'structure:write' },
      { path: '/admin/redirects', name: 'Redirects', permission: 'structure:write' },
      { path: '/admin/newsletter', name: 'Newsletter', permission: 'newsletter:preview' },
    ],
  },
  {
    name: 'Publication',
    places: [
      { path: '/admin/people', name: 'People', permission: 'accounts:manage' },
      { path: '/admin/settings', name: 'Settings', permission: 'publication:write' },
      { path: '/admin/import', name: 'Import', permission: 'imports:manage' },
      { path: '/admin/mails', name: 'Mails', permission: 'mails:read' },
      { path: '/admin/audit', name: 'Audit log', permission: 'audit:read' },
    ],
  },
]

/** What a role needs for a page of the newsroom: as much as for the place that it belongs to. */
export function permissionFor(path: string): Permission {
  const places = NEWSROOM_PLACES.flatMap((group) => group.places)
  const holding = places.filter((place) => path === place.path || path.startsWith(`${place.path}/`))
  return holding.toSorted((one, other) => other.path.length - one.path.length)[0]?.permission ?? 'newsroom:enter'
}
