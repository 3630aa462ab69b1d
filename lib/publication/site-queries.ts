import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { pagePath } from '@/lib/addresses/address'
import type { NamedLink } from '@/lib/articles/article-view'
import { yearOf } from '@/lib/dates'
import { env } from '@/lib/env'
import type { Picture } from '@/lib/media/media'
import { listPictures } from '@/lib/media/media-queries'
import { pageTag } from '@/lib/pages/page'
import { listPageNames } from '@/lib/pages/page-queries'
import type { Section } from '@/lib/sections/section'
import { listSections, toSectionLabel } from '@/lib/sections/section-queries'
import { copyrightLine, PUBLICATION_TAG, UNNAMED_PUBLICATION, type MenuLink, type Publication } from './publication'
import { find } from './publication-repository'
import type { SiteView } from './site-view'

export async function getPublication(): Promise<Publication> {
  'use cache'
  cacheTag(PUBLICATION_TAG)
  cacheLife('editorial')
  return (await find()) ?? UNNAMED_PUBLICATION
}

/** Header, menus and footer: what stands around every reader page. While the site is built, a bare one. */
export async function getSite(): Promise<SiteView> {
  'use cache'
  cacheTag(PUBLICATION_TAG)
  cacheLife('editorial')
  if (env.isBuild) return toSiteView(UNNAMED_PUBLICATION, { logo: null, toLinks: () => [] })
  const publication = await getPublication()
  const logos = await listPictures(publication.logoMediaId === null ? [] : [publication.logoMediaId])
  const logo = logos.get(publication.logoMediaId ?? '') ?? null
  return toSiteView(publication, { logo, toLinks: await menuResolver(publication) })
}

type ToLinks = (links: readonly MenuLink[]) => NamedLink[]

function toSiteView(publication: Publication, { logo, toLinks }: { logo: Picture | null; toLinks: ToLinks }): SiteView {
  return {
    name: publication.name,
    tagline: publication.tagline,
    about: publication.about,
    email: publication.email,
    timeZone: publication.timeZone,
    language: publication.language,
    siteUrl: env.siteUrl,
    foundingYear: publication.foundingYear,
    copyright: copyrightLine(publication, yearOf(new Date(), publication.timeZone)),
    logo,
    social: publication.social,
    primaryMenu: publication.primaryMenu.flatMap((entry) =>
      toLinks([entry.link]).map((item) => ({ ...item, children: toLinks(entry.children) })),
    ),
    mobileMenu: toLinks(publication.mobileMenu),
    footerMenu: toLinks(publication.footerMenu),
    isReadOffline: publication.outgoing.offlineReading === 'on',
  }
}

/** Menu entries as links. An entry whose section or page is gone is left out rather than broken. */
async function menuResolver(publication: Publication): Promise<ToLinks> {
  const all = [
    ...publication.primaryMenu.flatMap((entry) => [entry.link, ...entry.children]),
    ...publication.mobileMenu,
    ...publication.footerMenu,
  ]
  const pageIds = [...new Set(all.flatMap((link) => (link.kind === 'page' ? [link.pageId] : [])))]
  if (pageIds.length > 0) cacheTag(...pageIds.map(pageTag))
  const [sections, pages] = await Promise.all([listSections(), listPageNames(pageIds)])
  return (links) => links.flatMap((link) => toLink(link, sections, pages) ?? [])
}

function toLink(
  link: MenuLink,
  sections: readonly Section[],
  pages: ReadonlyMap<string, { title: string; slug: string }>,
): NamedLink | null {
  switch (link.kind) {
    case 'section': {
      const section = sections.find((candidate) => candidate.id === link.sectionId)
      return section ? { name: section.name, path: toSectionLabel(section).path } : null
    }
    case 'page': {
      const page = pages.get(link.pageId)
      return page ? { name: page.title, path: pagePath(page.slug) } : null
    }
    case 'address':
      return { name: link.label, path: link.href }
  }
}

/** The moment a page is made, for what it says about ages: as old as the page's other parts may be. */
export async function getRenderMoment(): Promise<Date> {
  'use cache'
  cacheLife('editorial')
  return Promise.resolve(new Date())
}
