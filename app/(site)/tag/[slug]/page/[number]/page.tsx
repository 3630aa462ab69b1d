import type { Metadata, Route } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { TagPage } from '@/components/front/tag-page'
import { BUILD_PLACEHOLDER, listPagePath, parsePageNumber, SLUG_PATTERN, tagPath } from '@/lib/addresses/address'
import { getTagPlace } from '@/lib/places/place-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata } from '@/lib/sharing/page-metadata'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER, number: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ slug: string; number: string }> }

const placeAt = async ({ params }: Props) => {
  const { slug, number: text } = await params
  const number = parsePageNumber(text)
  return number !== null && SLUG_PATTERN.test(slug) ? getTagPlace(slug, number) : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeAt(props)
  if (!place) return {}
  const { tag, page } = place
  return pageMetadata({
    siteName: (await getSite()).name,
    path: listPagePath(tag.path, page.number),
    title: `${tag.name}, page ${page.number}`,
    description: '',
    feeds: [{ name: tag.name, path: tag.path }],
  })
}

export default async function Page(props: Props) {
  const place = await placeAt(props)
  if (!place) return notFound()
  if (place.tag.path !== tagPath((await props.params).slug))
    permanentRedirect(listPagePath(place.tag.path, place.page.number) as Route)
  return <TagPage site={await getSite()} tag={place.tag} page={place.page} />
}
