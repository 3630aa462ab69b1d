import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditionPage } from '@/components/edition/edition-page'
import { StructuredData } from '@/components/site/structured-data'
import { BUILD_PLACEHOLDER } from '@/lib/addresses/address'
import { formatDayFull, parseDay } from '@/lib/dates'
import { NEWEST_EDITION } from '@/lib/editions/edition'
import { getEdition, getNewestEdition } from '@/lib/editions/edition-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata, sharedPicture } from '@/lib/sharing/page-metadata'
import { toBreadcrumbs, toCollection } from '@/lib/structured-data/site-things'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ day: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ day: string }> }

async function editionAt({ params }: Props) {
  const { day: text } = await params
  if (text === NEWEST_EDITION) return getNewestEdition()
  const day = parseDay(text)
  return day === null ? null : getEdition(day)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const edition = await editionAt(props)
  if (!edition) return {}
  const site = await getSite()
  const picture = edition.cards[0]?.picture
  return pageMetadata({
    siteName: site.name,
    path: edition.path,
    title: `The digest of ${formatDayFull(edition.startsAt, site.timeZone)}`,
    description: edition.cards
      .slice(0, 3)
      .map((card) => card.headline)
      .join('. '),
    feeds: [{ name: `${site.name}: The digest`, path: '/digest' }],
    picture: picture ? sharedPicture(picture) : undefined,
  })
}

/** The digest of a day. `/digest` is the newest one, by a rewrite: a route without parameters needs data when it is built. */
export default async function Page(props: Props) {
  const edition = await editionAt(props)
  if (!edition) return notFound()
  const site = await getSite()
  const name = `The digest of ${formatDayFull(edition.startsAt, site.timeZone)}`
  const collection = toCollection(site, { ...edition, name, description: '' })
  return (
    <>
      <StructuredData things={[collection, toBreadcrumbs(site, [{ name: site.name, path: '/' }], 'Digest')]} />
      <EditionPage site={site} edition={edition} />
    </>
  )
}
