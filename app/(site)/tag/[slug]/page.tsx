import type { Metadata, Route } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { TagPage } from '@/components/front/tag-page'
import { StructuredData } from '@/components/site/structured-data'
import { BUILD_PLACEHOLDER, SLUG_PATTERN, tagPath } from '@/lib/addresses/address'
import { getTagPlace } from '@/lib/places/place-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata } from '@/lib/sharing/page-metadata'
import { toBreadcrumbs, toCollection } from '@/lib/structured-data/site-things'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ slug: string }> }

const placeAt = async ({ params }: Props) => {
  const { slug } = await params
  return SLUG_PATTERN.test(slug) ? getTagPlace(slug, 1) : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeAt(props)
  if (!place) return {}
  const { name, description, path } = place.tag
  return pageMetadata({ siteName: (await getSite()).name, path, title: name, description, feeds: [{ name, path }] })
}

export default async function Page(props: Props) {
  const place = await placeAt(props)
  if (!place) return notFound()
  if (place.tag.path !== tagPath((await props.params).slug)) permanentRedirect(place.tag.path as Route)
  const site = await getSite()
  const { tag, page } = place
  const collection = toCollection(site, { ...tag, cards: page.cards })
  return (
    <>
      <StructuredData things={[collection, toBreadcrumbs(site, [{ name: site.name, path: '/' }], tag.name)]} />
      <TagPage site={site} tag={tag} page={page} />
    </>
  )
}
