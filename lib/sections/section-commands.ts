import 'server-only'
import type { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { claimAddress, releaseAddress } from '@/lib/addresses/address-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { canBeParent, sectionSchema, SECTIONS_TAG, type Section } from './section'
import { sections } from './section-repository'

/**
 * Writes a section, new or not. Throws INVALID where it would stand on a third level or under a reserved name, CONFLICT
 * where its address is taken.
 */
export async function saveSection(
  actor: Actor,
  input: z.input<typeof sectionSchema>,
): Promise<{ value: Section; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const section = parseInput(sectionSchema, input)
  const holder = { kind: 'section', id: section.id } as const
  const [before, parent] = await Promise.all([
    sections.findById(section.id),
    section.parentId === null ? null : sections.findById(section.parentId),
  ])
  if (section.parentId !== null && (!parent || !canBeParent(parent) || parent.id === section.id))
    throw new AppError('INVALID', 'A section can only stand below a top section. Choose one of those.', {
      fields: { parentId: 'is not a top section' },
    })
  const staleTags = [SECTIONS_TAG, ...(await claimAddress(section.slug, holder))]
  await sections.save(section)
  if (before && before.slug !== section.slug) staleTags.push(...(await releaseAddress(before.slug, holder)))
  return { value: section, staleTags }
}
