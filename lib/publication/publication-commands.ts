import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { parseInput } from '@/lib/input'
import { PUBLICATION_TAG, publicationSchema, type Publication } from './publication'
import { save } from './publication-repository'

/** Writes the settings of the publication. */
export async function savePublication(
  actor: Actor,
  input: Publication,
): Promise<{ value: Publication; staleTags: string[] }> {
  requirePermission(actor, 'publication:write')
  const publication = parseInput(publicationSchema, input)
  await save(publication)
  return { value: publication, staleTags: [PUBLICATION_TAG] }
}
