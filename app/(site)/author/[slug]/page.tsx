import type { Metadata, Route } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { AuthorPage } from '@/components/front/author-page'
import { StructuredData } from '@/components/site/structured-data'
import { authorPath, BUILD_PLACEHOLDER, SLUG_PATTERN } from '@/lib/addresses/address'
import { getAuthorPlace } from '@/lib/places/place-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata, sharedPicture } from '@/lib/sharing/page-metadata'
import { toBreadcrumbs, toProfile } from '@/lib/structured-data/site-things'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ slug: string }> }

const placeAt = async ({ params }: Props) => {
  const { slug } = await params
  return SLUG_PATTERN.test(slug) ? getAuthorPlace(slug, 1) : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeAt(props)
  if (!place) return {}
  const { name, role, bio, path, portrait } = place.author
  return pageMetadata({
    siteName: (await getSite()).name,
    path,
    title: name,
    description: bio === '' ? role : bio,
    feeds: [{ name, path }],
    picture: portrait ? sharedPicture(portrait) : undefined,
    openGraph: { type: 'profile' },
  })
}

export default async function Page(props: Props) {
  const place = await placeAt(props)
  if (!place) return notFound()
  if (place.author.path !== authorPath((await props.params).slug)) permanentRedirect(place.author.path as Route)
  const site = await getSite()
  const { author, page } = place
  const breadcrumbs = toBreadcrumbs(site, [{ name: site.name, path: '/' }], author.name)
  return (
    <>
      <StructuredData things={[toProfile(site, author), breadcrumbs]} />
      <AuthorPage site={site} author={author} page={page} />
    </>
  )
}
