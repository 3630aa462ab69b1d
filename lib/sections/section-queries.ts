import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import type { SectionLabel } from '@/lib/articles/article-view'
import { sectionPath } from '@/lib/addresses/address'
import { SECTIONS_TAG, type Section } from './section'
import { sections } from './section-repository'

const SECTIONS_MAX = 200

/** The whole tree: a publication has tens of sections, not thousands. */
export async function listSections(): Promise<Section[]> {
  'use cache'
  cacheTag(SECTIONS_TAG)
  cacheLife('editorial')
  return sections.list(SECTIONS_MAX)
}

/** The sections of these ids, in this order, as labels; ids that are gone are left out. */
export async function listSectionLabels(ids: readonly string[]): Promise<SectionLabel[]> {
  const all = await listSections()
  return ids.flatMap((id) => {
    const section = all.find((candidate) => candidate.id === id)
    return section ? [toSectionLabel(section)] : []
  })
}

export const toSectionLabel = (section: Section): SectionLabel => ({
  id: section.id,
  name: section.name,
  path: sectionPath(section.slug),
  hue: section.hue,
  mark: section.mark,
})
