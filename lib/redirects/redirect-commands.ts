import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { redirectKey, redirectSchema, REDIRECTS_TAG, type Redirect } from './redirect'
import { remove, saveMany } from './redirect-repository'

const BATCH_MAX = 1000
const batchSchema = z.array(redirectSchema).max(BATCH_MAX)

/** Writes up to 1,000 redirects; a later one from the same address takes the place of an earlier one. */
export async function saveRedirects(
  actor: Actor,
  input: z.input<typeof batchSchema>,
): Promise<{ value: Redirect[]; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const createdAt = new Date()
  const value = parseInput(batchSchema, input).map((redirect) => ({
    ...redirect,
    from: redirectKey(redirect.from),
    createdAt,
  }))
  await saveMany(value)
  return { value, staleTags: [REDIRECTS_TAG] }
}

export async function deleteRedirect(actor: Actor, { from }: { from: string }): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  if (!(await remove(redirectKey(from)))) throw new AppError('NOT_FOUND', 'There is no such redirect any more.')
  return { staleTags: [REDIRECTS_TAG] }
}
