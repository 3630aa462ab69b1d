import type { NamedLink } from '@/lib/articles/article-view'
import type { Picture } from '@/lib/media/media'
import type { Publication } from './publication'

export type MenuItem = NamedLink & { children: NamedLink[] }

export type PartnerLink = { id: string; name: string; url: string; picture: Picture }

/** What stands around every page: header, menus, footer. */
export type SiteView = {
  name: string
  tagline: string
  about: string
  email: string
  timeZone: string
  language: string
  siteUrl: string
  foundingYear: number
  copyright: string
  logo: Picture | null
  social: Publication['social']
  primaryMenu: MenuItem[]
  mobileMenu: NamedLink[]
  footerMenu: NamedLink[]
  /** Readers' devices keep pages for reading without a connection. */
  isReadOffline: boolean
}
