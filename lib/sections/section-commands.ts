import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { claimAddress, releaseAddresses, retireAddress } from '@/lib/addresses/address-commands'
import { isListUsed } from '@/lib/articles/article-lookup'
import { sectionList } from '@/lib/articles/list-count'
import { relistJob } from '@/lib/articles/relist'
import { recordAudit, recordPersonsAct } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { canBeParent, sectionSchema, SECTIONS_TAG, type Section } from './section'
import { sections } from './section-repository'

type Outcome = { value: Section; staleTags: string[] }

/**
 * Writes a section, new or not. An address that it had leads to it; below another parent its articles change lists, which
 * a job does. Throws INVALID where it would stand on a third level or under a reserved name, CONFLICT where its address is
 * taken.
 */
export async function saveSection(actor: Actor, input: z.input<typeof sectionSchema>): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const section = parseInput(sectionSchema, input)
  const holder = { kind: 'section', id: section.id } as const
  const all = await sections.list(SECTIONS_MAX)
  const before = all.find(({ id }) => id === section.id)
  if (section.parentId !== null) requireParent(section, all)
  const staleTags = [SECTIONS_TAG, ...(await claimAddress(section.slug, holder))]
  await sections.save(section)
  if (before && before.slug !== section.slug) staleTags.push(...(await retireAddress(before.slug, holder)))
  if (before && before.parentId !== section.parentId) await enqueueJob(relistJob, { sectionId: section.id })
  const action = before ? 'section.change' : 'section.add'
  await recordPersonsAct(actor, { action, subject: { kind: 'section', id: section.id, name: section.name } })
  return { value: section, staleTags }
}

const orderSchema = z.object({ parentId: z.string().nullable(), ids: z.array(z.string()).max(200) })

/** Puts the sections of one parent into an order; what is not named stands behind. */
export async function orderSections(
  actor: Actor,
  input: z.input<typeof orderSchema>,
): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const { parentId, ids } = parseInput(orderSchema, input)
  const siblings = (await sections.list(SECTIONS_MAX)).filter((section) => section.parentId === parentId)
  const placeOf = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const ordered = siblings.toSorted((one, other) => placeOf(one.id) - placeOf(other.id) || one.order - other.order)
  for (const [order, section] of ordered.entries())
    if (section.order !== order) await sections.save({ ...section, order })
  const names = ordered.map(({ name }) => name).join(', ')
  await recordAudit(actor, { action: 'section.order', subject: { kind: 'section', id: 'all', name: names } })
  return { staleTags: [SECTIONS_TAG] }
}

/** Deletes a section with nothing in it. Throws CONFLICT while articles or other sections stand in it. */
export async function deleteSection(actor: Actor, { id }: { id: string }): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const all = await sections.list(SECTIONS_MAX)
  const section = all.find((candidate) => candidate.id === id)
  if (!section) throw new AppError('NOT_FOUND', 'This section does not exist any more.')
  if (all.some(({ parentId }) => parentId === id))
    throw new AppError('CONFLICT', `Other sections stand below ${section.name}. Move them first.`)
  if (await isListUsed(sectionList(id)))
    throw new AppError('CONFLICT', `Articles stand in ${section.name}. Move them to another section first.`)
  const freed = await releaseAddresses({ kind: 'section', id })
  await sections.remove(id)
  await recordAudit(actor, { action: 'section.delete', subject: { kind: 'section', id, name: section.name } })
  return { value: section, staleTags: [SECTIONS_TAG, ...freed] }
}

const SECTIONS_MAX = 200

function requireParent(section: Section, all: readonly Section[]): void {
  const parent = all.find(({ id }) => id === section.parentId)
  const hasChildren = all.some(({ parentId }) => parentId === section.id)
  if (parent && canBeParent(parent) && parent.id !== section.id && !hasChildren) return
  const sentence = hasChildren
    ? `Other sections stand below ${section.name}: it stays a top section.`
    : 'A section can only stand below a top section. Choose one of those.'
  throw new AppError('INVALID', sentence, { fields: { parentId: sentence } })
}
