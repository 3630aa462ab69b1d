import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SectionPage } from '@/components/front/section-page'
import { BUILD_PLACEHOLDER, listPagePath, parsePageNumber } from '@/lib/addresses/address'
import { getArticleListPage } from '@/lib/articles/article-list-queries'
import { getNamedPlace } from '@/lib/places/place-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata } from '@/lib/sharing/page-metadata'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ section: BUILD_PLACEHOLDER, number: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ section: string; number: string }> }

async function sectionAt({ params }: Props) {
  const { section, number: text } = await params
  const number = parsePageNumber(text)
  if (number === null) return null
  const place = await getNamedPlace(section)
  return place.kind === 'section' ? { section: place.section, number } : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await sectionAt(props)
  if (!found) return {}
  const { section, number } = found
  return pageMetadata({
    siteName: (await getSite()).name,
    path: listPagePath(section.path, number),
    title: `${section.name}, page ${number}`,
    description: '',
    feeds: [{ name: section.name, path: section.path }],
  })
}

/** An older page of a section's list. */
export default async function Page(props: Props) {
  const found = await sectionAt(props)
  if (!found) return notFound()
  const page = await getArticleListPage({ kind: 'section', sectionId: found.section.id }, found.number)
  if (!page) return notFound()
  return <SectionPage site={await getSite()} section={found.section} page={page} />
}
