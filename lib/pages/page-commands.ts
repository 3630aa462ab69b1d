import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { claimAddress, releaseAddress } from '@/lib/addresses/address-commands'
import { sanitiseBody } from '@/lib/body/sanitise'
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
  if (before && before.slug !== page.slug) staleTags.push(...(await releaseAddress(before.slug, holder)))
  return { value: page, staleTags }
}
