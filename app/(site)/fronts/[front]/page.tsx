import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FrontPage } from '@/components/front/front-page'
import { BUILD_PLACEHOLDER } from '@/lib/addresses/address'
import { getFront } from '@/lib/fronts/front-queries'
import { listPartnerLinks } from '@/lib/links/link-queries'
import { getSite } from '@/lib/publication/site-queries'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ front: BUILD_PLACEHOLDER }]

type Props = { params: Promise<{ front: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { front } = await params
  if (front !== 'home') return {}
  const site = await getSite()
  return {
    title: { absolute: site.tagline === '' ? site.name : `${site.name}: ${site.tagline}` },
    alternates: { canonical: '/' },
  }
}

/** The home page. It has a parameter only so that building needs no database: `/` is rewritten to `/fronts/home`. */
export default async function Page({ params }: Props) {
  const { front } = await params
  if (front !== 'home') notFound()
  const [site, view, links] = await Promise.all([getSite(), getFront(), listPartnerLinks()])
  return <FrontPage site={site} front={view} links={links} />
}
