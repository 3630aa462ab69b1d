import { z } from 'zod'
import { SLUG_PATTERN } from '@/lib/addresses/address'

/** The drawn marks that a section may have before its name; each is a shape of the theme (`--shape-…`). */
export const SECTION_MARKS = ['rhomb', 'star', 'cross', 'hourglass', 'steps', 'comb', 'arrow'] as const
export type SectionMark = (typeof SECTION_MARKS)[number]

export const sectionSchema = z.object({
  id: z.string(),
  slug: z.string().regex(SLUG_PATTERN).max(80),
  name: z.string().min(1).max(60),
  description: z.string().max(400),
  parentId: z.string().nullable(),
  /** Position among the sections of the same parent, from 0. */
  order: z.number().int().min(0),
  /** Hue of its label, mark and rule, in degrees of OKLCH: lightness and chroma are the theme's, so any is legible. */
  hue: z.number().min(0).max(360),
  mark: z.enum(SECTION_MARKS).default('rhomb'),
})
export type Section = z.infer<typeof sectionSchema>

export const SECTIONS_TAG = 'sections'

/** A tree has two levels: a section below another one may have none below it. */
export function canBeParent(section: Pick<Section, 'parentId'>): boolean {
  return section.parentId === null
}

/** The section itself and the one above it: every list that an article of this section stands in. */
export function lineage(sectionId: string, sections: readonly Section[]): string[] {
  const parentId = sections.find((section) => section.id === sectionId)?.parentId
  return parentId == null ? [sectionId] : [sectionId, parentId]
}

/** Top sections in their order, each with the sections below it. */
export function sectionTree(sections: readonly Section[]): { section: Section; children: Section[] }[] {
  const ordered = sections.toSorted((one, other) => one.order - other.order || one.name.localeCompare(other.name))
  return ordered
    .filter((section) => section.parentId === null)
    .map((section) => ({ section, children: ordered.filter((child) => child.parentId === section.id) }))
}
