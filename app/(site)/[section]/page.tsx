import type { Metadata, Route } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { SectionPage } from '@/components/front/section-page'
import { StructuredData } from '@/components/site/structured-data'
import { StandingPage } from '@/components/site/standing-page'
import { BUILD_PLACEHOLDER } from '@/lib/addresses/address'
import { getNamedPlace, type NamedPlace } from '@/lib/places/place-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata } from '@/lib/sharing/page-metadata'
import { toBreadcrumbs, toCollection } from '@/lib/structured-data/site-things'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ section: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ section: string }> }

const placeAt = async ({ params }: Props): Promise<NamedPlace> => {
  const { section } = await params
  return section === BUILD_PLACEHOLDER ? { kind: 'missing' } : getNamedPlace(section)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeAt(props)
  switch (place.kind) {
    case 'section': {
      const { name, description, path } = place.section
      return pageMetadata({ siteName: (await getSite()).name, path, title: name, description, feeds: [{ name, path }] })
    }
    case 'page': {
      const { path, page } = place
      return pageMetadata({ siteName: (await getSite()).name, path, title: page.title, description: '' })
    }
    case 'moved':
    case 'missing':
      return {}
  }
}

/** A section, a standing page, or an article's slug alone, which leads to the article. */
export default async function Page(props: Props) {
  const place = await placeAt(props)
  switch (place.kind) {
    case 'section': {
      const site = await getSite()
      const { section, firstPage } = place
      const trail = [{ name: site.name, path: '/' }, ...(section.parent ? [section.parent] : [])]
      const collection = toCollection(site, { ...section, cards: firstPage.cards })
      return (
        <>
          <StructuredData things={[collection, toBreadcrumbs(site, trail, section.name)]} />
          <SectionPage site={site} section={section} page={firstPage} />
        </>
      )
    }
    case 'page':
      return <StandingPage site={await getSite()} page={place.page} />
    case 'moved':
      return permanentRedirect(place.path as Route)
    case 'missing':
      return notFound()
  }
}
