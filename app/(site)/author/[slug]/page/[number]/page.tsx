import type { Metadata, Route } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { AuthorPage } from '@/components/front/author-page'
import { authorPath, BUILD_PLACEHOLDER, listPagePath, parsePageNumber, SLUG_PATTERN } from '@/lib/addresses/address'
import { getAuthorPlace } from '@/lib/places/place-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata } from '@/lib/sharing/page-metadata'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER, number: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ slug: string; number: string }> }

const placeAt = async ({ params }: Props) => {
  const { slug, number: text } = await params
  const number = parsePageNumber(text)
  return number !== null && SLUG_PATTERN.test(slug) ? getAuthorPlace(slug, number) : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeAt(props)
  if (!place) return {}
  const { author, page } = place
  return pageMetadata({
    siteName: (await getSite()).name,
    path: listPagePath(author.path, page.number),
    title: `${author.name}, page ${page.number}`,
    description: '',
    feeds: [{ name: author.name, path: author.path }],
  })
}

export default async function Page(props: Props) {
  const place = await placeAt(props)
  if (!place) return notFound()
  if (place.author.path !== authorPath((await props.params).slug))
    permanentRedirect(listPagePath(place.author.path, place.page.number) as Route)
  return <AuthorPage site={await getSite()} author={place.author} page={place.page} />
}
