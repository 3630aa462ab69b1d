import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { SAVED_VIEWS_MAX, savedViewSchema, type SavedView } from './saved-view'
import * as views from './saved-view-repository'

/** The lists that somebody keeps for themselves, at most 20. */
export async function listSavedViews(actor: Actor): Promise<SavedView[]> {
  requirePermission(actor, 'newsroom:enter')
  return views.listOf(actor.id)
}

/** Keeps a list under a name. Throws CONFLICT where 20 are kept already. */
export async function saveView(
  actor: Actor,
  input: z.input<typeof savedViewSchema>,
): Promise<{ value: SavedView; staleTags: string[] }> {
  requirePermission(actor, 'newsroom:enter')
  const view = parseInput(savedViewSchema, input)
  if ((await views.listOf(actor.id)).length >= SAVED_VIEWS_MAX)
    throw new AppError('CONFLICT', 'You keep 20 lists already. Remove one first.')
  return { value: await views.insert(actor.id, view), staleTags: [] }
}

/** Forgets one of the actor's own lists. */
export async function deleteView(actor: Actor, input: { id: string }): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'newsroom:enter')
  await views.remove(actor.id, parseInput(z.object({ id: z.string() }), input).id)
  return { staleTags: [] }
}
