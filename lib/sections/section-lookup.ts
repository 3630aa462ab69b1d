import 'server-only'
import { AppError } from '@/lib/errors'
import { lineage, type Section } from './section'
import { sections } from './section-repository'

const SECTIONS_MAX = 200

/**
 * The lists that an article of these sections stands in: the sections and the ones above them, primary first. Read
 * past every cache, for commands. Throws INVALID where a section does not exist.
 */
export async function findListsOf(sectionIds: readonly string[]): Promise<string[]> {
  const all = await findSections()
  const unknown = sectionIds.find((id) => !all.some((section) => section.id === id))
  if (unknown !== undefined)
    throw new AppError('INVALID', 'A chosen section does not exist any more. Choose another one.', {
      fields: { sectionIds: `names an unknown section: ${unknown}` },
    })
  return [...new Set(sectionIds.flatMap((id) => lineage(id, all)))]
}

/** A section to begin in; null where there is none yet. */
export const findFirstSectionId = async (): Promise<string | null> => (await sections.list(1))[0]?.id ?? null

/** The whole tree, past every cache, for the newsroom and for mailings. */
export const findSections = (): Promise<Section[]> => sections.list(SECTIONS_MAX)

/** In the order of their ids, after one of them. */
export const listSectionsAfter = (id: string, limit: number): Promise<Section[]> => sections.listAfter(id, limit)

/** By its slug, past every cache, for the newsroom. */
export const findSectionBySlug = (slug: string): Promise<Section | null> => sections.findBySlug(slug)
