import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FrontPage } from '@/components/front/front-page'
import { Apology } from '@/components/site/apology'
import { OfflinePage } from '@/components/site/offline-page'
import { LostPage } from '@/components/site/lost-page'
import { StructuredData } from '@/components/site/structured-data'
import { BUILD_PLACEHOLDER } from '@/lib/addresses/address'
import { getFront } from '@/lib/fronts/front-queries'
import { listPartnerLinks } from '@/lib/links/link-queries'
import { getPlainOffer } from '@/lib/lost/lost-address-queries'
import { getSite } from '@/lib/publication/site-queries'
import { pageMetadata } from '@/lib/sharing/page-metadata'
import { toPublisher, toWebSite } from '@/lib/structured-data/site-things'

export const ensureStatic = 'navigation'
// The apology is made while the site is built: it is shown when nothing else can be made.
export const generateStaticParams = () => [{ front: BUILD_PLACEHOLDER }, { front: 'apology' }]

type Props = { params: Promise<{ front: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { front } = await params
  if (front === 'not-found' || front === 'gone') return { title: 'Nothing stands here', robots: { index: false } }
  if (front === 'apology') return { title: { absolute: 'Something went wrong' }, robots: { index: false } }
  if (front === 'offline') return { title: 'You are offline', robots: { index: false } }
  if (front !== 'home') return {}
  const site = await getSite()
  const title = site.tagline === '' ? site.name : `${site.name}: ${site.tagline}`
  const described = pageMetadata({
    siteName: site.name,
    path: '/',
    title,
    description: site.about,
    feeds: [
      { name: site.name, path: '/' },
      { name: `${site.name}: The digest`, path: '/digest' },
    ],
  })
  return { ...described, title: { absolute: title } }
}

/**
 * Pages that stand at no address of their own. The home page has a parameter only so that building needs no database:
 * `/` is rewritten to `/fronts/home`. The front door shows `/fronts/not-found` or `/fronts/gone` wherever Next answers
 * 404: Next's own answer is empty until script has run. `/fronts/apology` is what the door shows where nothing can be made,
 * `/offline` what a reader's device shows without a connection.
 */
export default async function Page({ params }: Props) {
  const { front } = await params
  switch (front) {
    case 'home': {
      const [site, view, links] = await Promise.all([getSite(), getFront(), listPartnerLinks()])
      return (
        <>
          <StructuredData things={[toWebSite(site), toPublisher(site)]} />
          <FrontPage site={site} front={view} links={links} />
        </>
      )
    }
    case 'not-found':
    case 'gone':
      return <LostPage site={await getSite()} kind={front} offer={await getPlainOffer()} />
    case 'apology':
      return <Apology />
    case 'offline': {
      const site = await getSite()
      return site.isReadOffline ? <OfflinePage site={site} /> : notFound()
    }
    default:
      return notFound()
  }
}
