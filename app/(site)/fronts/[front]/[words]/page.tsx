import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LostPage } from '@/components/site/lost-page'
import { BUILD_PLACEHOLDER, SLUG_PATTERN } from '@/lib/addresses/address'
import { getLostOffer } from '@/lib/lost/lost-address-queries'
import { getSite } from '@/lib/publication/site-queries'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [{ front: BUILD_PLACEHOLDER, words: BUILD_PLACEHOLDER }]

export const metadata: Metadata = { title: 'Nothing stands here', robots: { index: false } }

/** What the front door shows for a lost address that has words of the archive in it. */
export default async function Page({ params }: { params: Promise<{ front: string; words: string }> }) {
  const { front, words } = await params
  if ((front !== 'not-found' && front !== 'gone') || !SLUG_PATTERN.test(words)) return notFound()
  const offer = await getLostOffer(words)
  if (!offer) return notFound()
  return <LostPage site={await getSite()} kind={front} offer={offer} />
}
