import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { FRONT_TAG, frontChoiceSchema, type FrontChoice } from './front'
import { save } from './front-repository'

/**
 * Pins pieces to the top of the home page and orders its blocks. `revision` is the one that the editor saw, 0 for none.
 * Throws CONFLICT, without writing, where somebody saved in between.
 */
export async function saveFront(
  actor: Actor,
  input: FrontChoice,
): Promise<{ value: FrontChoice; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const { pinned, sectionIds, revision } = parseInput(frontChoiceSchema, input)
  const value = await save({ pinned: [...new Set(pinned)], sectionIds: [...new Set(sectionIds)], revision })
  if (!value)
    throw new AppError('CONFLICT', 'Somebody changed the front page after you opened it. Look at it and try again.')
  const detail = `${value.pinned.length} pinned, ${value.sectionIds.length} blocks`
  await recordAudit(actor, {
    action: 'front.change',
    subject: { kind: 'front', id: 'home', name: 'Front page' },
    detail,
  })
  return { value, staleTags: [FRONT_TAG] }
}
