import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/accounts/permissions'
import { parseInput } from '@/lib/input'
import { requireWritable } from './draft-access'
import * as drafts from './draft-repository'
import * as presence from './presence-repository'

/** Two polls and a little: who did not ask within it has gone. */
const SEEN_WITHIN_MS = 35_000

const presenceSchema = z.object({ id: z.string(), tab: z.string().min(1).max(60) })

/** Says that somebody has an article open, and answers who else has, and what its newest revision is. */
export async function notePresence(
  actor: Actor,
  input: z.input<typeof presenceSchema>,
): Promise<{ others: string[]; revision: number }> {
  const { id, tab } = parseInput(presenceSchema, input)
  await requireWritable(actor, id)
  await presence.note({ articleId: id, accountId: actor.id, name: actor.name, tab })
  const [there, latest] = await Promise.all([
    presence.listSince(id, new Date(Date.now() - SEEN_WITHIN_MS)),
    drafts.findLatest(id),
  ])
  const others = there.filter(({ accountId }) => accountId !== actor.id).map(({ name }) => name)
  return { others: [...new Set(others)], revision: latest?.revision ?? 0 }
}
