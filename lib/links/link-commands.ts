import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit, recordPersonsAct } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { linkSchema, LINKS_TAG, type Link } from './link'
import { links } from './link-repository'

const LINKS_MAX = 40

/** Writes a partner link, new or not. Throws INVALID for the forty-first. */
export async function saveLink(actor: Actor, input: Link): Promise<{ value: Link; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const link = parseInput(linkSchema, input)
  const all = await links.list(LINKS_MAX)
  const isKnown = all.some(({ id }) => id === link.id)
  if (!isKnown && all.length >= LINKS_MAX)
    throw new AppError('INVALID', `There are ${LINKS_MAX} links already. Delete one first.`)
  await links.save(link)
  await recordPersonsAct(actor, { action: isKnown ? 'link.change' : 'link.add', subject: subjectOf(link) })
  return { value: link, staleTags: [LINKS_TAG] }
}

/** Puts the links into an order; what is not named stands behind. */
export async function orderLinks(actor: Actor, { ids }: { ids: readonly string[] }): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const placeOf = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const ordered = (await links.list(LINKS_MAX)).toSorted(
    (one, other) => placeOf(one.id) - placeOf(other.id) || one.order - other.order,
  )
  for (const [order, link] of ordered.entries()) if (link.order !== order) await links.save({ ...link, order })
  await recordAudit(actor, { action: 'link.order', subject: { kind: 'link', id: 'all', name: 'Useful links' } })
  return { staleTags: [LINKS_TAG] }
}

export async function deleteLink(actor: Actor, { id }: { id: string }): Promise<{ value: Link; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const link = await links.findById(id)
  if (!link) throw new AppError('NOT_FOUND', 'This link does not exist any more.')
  await links.remove(id)
  await recordAudit(actor, { action: 'link.delete', subject: subjectOf(link) })
  return { value: link, staleTags: [LINKS_TAG] }
}

const subjectOf = ({ id, name }: Link) => ({ kind: 'link', id, name })
