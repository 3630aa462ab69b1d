import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { claimAddress, releaseAddresses, retireAddress } from '@/lib/addresses/address-commands'
import { recordAudit, recordPersonsAct } from '@/lib/audit/audit-commands'
import { sanitiseBody } from '@/lib/body/sanitise'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { pageSchema, pageTag, type Page } from './page'
import { pages } from './page-repository'

/** Writes a standing page, new or not. Throws INVALID for a reserved address, CONFLICT for one that is taken. */
export async function savePage(actor: Actor, input: Page): Promise<{ value: Page; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const parsed = parseInput(pageSchema, input)
  const page: Page = { ...parsed, body: sanitiseBody(parsed.body) }
  const holder = { kind: 'page', id: page.id } as const
  const before = await pages.findById(page.id)
  const staleTags = [pageTag(page.id), ...(await claimAddress(page.slug, holder))]
  await pages.save(page)
  if (before && before.slug !== page.slug) staleTags.push(...(await retireAddress(before.slug, holder)))
  await recordPersonsAct(actor, { action: before ? 'page.change' : 'page.add', subject: subjectOf(page) })
  return { value: page, staleTags }
}

/** Deletes a standing page. Menus that name it leave it out. */
export async function deletePage(actor: Actor, { id }: { id: string }): Promise<{ value: Page; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const page = await pages.findById(id)
  if (!page) throw new AppError('NOT_FOUND', 'This page does not exist any more.')
  const freed = await releaseAddresses({ kind: 'page', id })
  await pages.remove(id)
  await recordAudit(actor, { action: 'page.delete', subject: subjectOf(page) })
  return { value: page, staleTags: [pageTag(id), ...freed] }
}

const subjectOf = ({ id, title }: Page) => ({ kind: 'page', id, name: title })
