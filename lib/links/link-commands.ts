import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { parseInput } from '@/lib/input'
import { linkSchema, LINKS_TAG, type Link } from './link'
import { links } from './link-repository'

/** Writes a partner link, new or not. */
export async function saveLink(actor: Actor, input: Link): Promise<{ value: Link; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const link = parseInput(linkSchema, input)
  await links.save(link)
  return { value: link, staleTags: [LINKS_TAG] }
}
