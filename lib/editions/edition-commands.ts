import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordPersonsAct } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { editionChoiceSchema, editionTag, type EditionChoice } from './edition'
import { save } from './edition-repository'

const inputSchema = editionChoiceSchema.extend({ revision: z.number().int().min(0) })

/**
 * Orders the digest of a day, or leaves pieces out of it; `revision` is the one that the editor saw, 0 for none. Ids
 * that are not of that day do nothing. Throws CONFLICT, without writing, where somebody saved in between.
 */
export async function saveEdition(
  actor: Actor,
  input: z.input<typeof inputSchema>,
): Promise<{ value: EditionChoice; staleTags: string[] }> {
  requirePermission(actor, 'editions:write')
  const value = await save(parseInput(inputSchema, input))
  if (!value)
    throw new AppError('CONFLICT', 'Somebody ordered this edition after you opened it. Look at it and save again.')
  await recordPersonsAct(actor, {
    action: 'edition.change',
    subject: { kind: 'edition', id: value.day, name: value.day },
    detail: `${value.leftOut.length} left out`,
  })
  return { value, staleTags: [editionTag(value.day)] }
}
