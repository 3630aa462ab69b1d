import 'server-only'
import { cacheLife } from 'next/cache'
import { listNewest, listSectionNewest } from '@/lib/articles/article-list-queries'
import { getNewestEdition } from '@/lib/editions/edition-queries'
import { getPublication } from '@/lib/publication/site-queries'
import { listSectionLabels } from '@/lib/sections/section-queries'
import type { FrontView } from './front-view'

const FEATURED_LENGTH = 4
const LATEST_LENGTH = 8
const BLOCK_LENGTH = 4

/** The home page, filled from the newest down: what stands higher up is left out further below. */
export async function getFront(): Promise<FrontView> {
  'use cache'
  cacheLife('editorial')
  const publication = await getPublication()
  const newest = await listNewest(1 + FEATURED_LENGTH + LATEST_LENGTH)
  const shown = newest.map((card) => card.id)
  const blocks: FrontView['blocks'] = []
  for (const section of await listSectionLabels(publication.frontSectionIds)) {
    const cards = await listSectionNewest(section.id, { limit: BLOCK_LENGTH, without: shown })
    shown.push(...cards.map((card) => card.id))
    if (cards.length > 0) blocks.push({ section, cards })
  }
  const edition = await getNewestEdition()
  return {
    edition: edition && { startsAt: edition.startsAt, pieces: edition.pieces, readingMinutes: edition.readingMinutes },
    lead: newest[0] ?? null,
    featured: newest.slice(1, 1 + FEATURED_LENGTH),
    latest: newest.slice(1 + FEATURED_LENGTH),
    blocks,
  }
}
