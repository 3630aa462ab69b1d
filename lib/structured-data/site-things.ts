import type { BreadcrumbList, CollectionPage, NewsMediaOrganization, ProfilePage, WebSite } from 'schema-dts'
import type { ArticleCard, Byline, NamedLink } from '@/lib/articles/article-view'
import { fallbackSource } from '@/lib/media/media'
import type { SiteView } from '@/lib/publication/site-view'

type Site = Pick<SiteView, 'name' | 'siteUrl' | 'language' | 'tagline' | 'logo' | 'social' | 'foundingYear'>

/** Things name each other by these, so that none is described twice on a page. */
const idOf = (site: Pick<Site, 'siteUrl'>, name: string) => `${site.siteUrl}/#${name}`
export const publisherRef = (site: Pick<Site, 'siteUrl'>) => ({ '@id': idOf(site, 'publisher') })

/** Who publishes: named in full on every page that has it as publisher. */
export function toPublisher(site: Site): NewsMediaOrganization {
  const logo = site.logo ? fallbackSource(site.logo, 640) : '/apple-icon.png'
  return {
    '@type': 'NewsMediaOrganization',
    '@id': idOf(site, 'publisher'),
    name: site.name,
    url: `${site.siteUrl}/`,
    logo: new URL(logo, site.siteUrl).href,
    foundingDate: String(site.foundingYear),
    ...(site.social.length > 0 ? { sameAs: site.social.map(({ url }) => url) } : {}),
  }
}

export function toWebSite(site: Site): WebSite {
  return {
    '@type': 'WebSite',
    '@id': idOf(site, 'site'),
    name: site.name,
    url: `${site.siteUrl}/`,
    inLanguage: site.language,
    publisher: publisherRef(site),
    ...(site.tagline === '' ? {} : { description: site.tagline }),
    // A library's types know only the plain action; Google's documentation adds `query-input`.
    potentialAction: Object.assign(
      { '@type': 'SearchAction', target: `${site.siteUrl}/search?q={search_term_string}` } as const,
      { 'query-input': 'required name=search_term_string' },
    ),
  }
}

/** The way from the publication to a page, the page itself last and without a link (Google, "Breadcrumb"). */
export function toBreadcrumbs(site: Pick<Site, 'siteUrl'>, trail: readonly NamedLink[], here: string): BreadcrumbList {
  const steps = [...trail, { name: here, path: null }]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      ...(path === null ? {} : { item: new URL(path, site.siteUrl).href }),
    })),
  }
}

/** A list of stories by their addresses: a section, a tag, a digest. */
export function toCollection(
  site: Pick<Site, 'siteUrl'>,
  page: { name: string; path: string; description: string; cards: readonly ArticleCard[] },
): CollectionPage {
  return {
    '@type': 'CollectionPage',
    name: page.name,
    url: new URL(page.path, site.siteUrl).href,
    ...(page.description === '' ? {} : { description: page.description }),
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: page.cards.map(({ path }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: new URL(path, site.siteUrl).href,
      })),
    },
  }
}

export function toProfile(site: Pick<Site, 'siteUrl'>, author: Byline): ProfilePage {
  return { '@type': 'ProfilePage', url: new URL(author.path, site.siteUrl).href, mainEntity: toAuthor(site, author) }
}

/** A person or a desk, as an author. */
export function toAuthor(site: Pick<Site, 'siteUrl'>, author: Byline) {
  const described = {
    name: author.name,
    url: new URL(author.path, site.siteUrl).href,
    ...(author.bio === '' ? {} : { description: author.bio }),
    ...(author.portrait ? { image: new URL(fallbackSource(author.portrait, 640), site.siteUrl).href } : {}),
  }
  if (author.kind === 'desk') return { '@type': 'Organization', ...described } as const
  return { '@type': 'Person', ...described, ...(author.role === '' ? {} : { jobTitle: author.role }) } as const
}
