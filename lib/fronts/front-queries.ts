import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { listChosen, listNewest, listSectionNewest } from '@/lib/articles/article-list-queries'
import { getNewestEdition } from '@/lib/editions/edition-queries'
import { getPublication } from '@/lib/publication/site-queries'
import { listSectionLabels } from '@/lib/sections/section-queries'
import { fillTop, FRONT_TAG, TOP_LENGTH, type FrontChoice } from './front'
import { find } from './front-repository'
import type { FrontView } from './front-view'

const LATEST_LENGTH = 8
const BLOCK_LENGTH = 4

/** The home page: what an editor pinned, then the newest; what stands higher up is left out further below. */
export async function getFront(): Promise<FrontView> {
  'use cache'
  cacheLife('editorial')
  const { pinned, sectionIds } = await getFrontChoice()
  const newest = await listNewest(TOP_LENGTH + LATEST_LENGTH + pinned.length)
  const filled = fillTop(await listChosen(pinned), newest).slice(0, TOP_LENGTH + LATEST_LENGTH)
  const shown = filled.map((card) => card.id)
  const blocks: FrontView['blocks'] = []
  for (const section of await listSectionLabels(sectionIds)) {
    const cards = await listSectionNewest(section.id, { limit: BLOCK_LENGTH, without: shown })
    shown.push(...cards.map((card) => card.id))
    if (cards.length > 0) blocks.push({ section, cards })
  }
  const edition = await getNewestEdition()
  return {
    edition: edition && { startsAt: edition.startsAt, pieces: edition.pieces, readingMinutes: edition.readingMinutes },
    lead: filled[0] ?? null,
    featured: filled.slice(1, TOP_LENGTH),
    latest: filled.slice(TOP_LENGTH),
    blocks,
  }
}

async function getFrontChoice(): Promise<Omit<FrontChoice, 'revision'>> {
  'use cache'
  cacheTag(FRONT_TAG)
  cacheLife('editorial')
  const choice = await find()
  return choice
    ? { pinned: choice.pinned, sectionIds: choice.sectionIds }
    : { pinned: [], sectionIds: (await getPublication()).frontSectionIds }
}
