import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import {
  isElsewhere,
  readNewAddress,
  readOldAddress,
  redirectKey,
  redirectSchema,
  REDIRECTS_TAG,
  type Redirect,
  type RedirectWish,
} from './redirect'
import { circleText, settleRedirects } from './redirect-chains'
import { findRedirectsBehind } from './redirect-lookup'
import { findByKey, remove, saveMany, shorten } from './redirect-repository'
import { findStanding, isPlaceOfContent } from './standing-lookup'

const BATCH_MAX = 1000
const batchSchema = z.array(redirectSchema).max(BATCH_MAX)

/**
 * Writes up to 1,000 redirects as an archive has them, unasked; a later one from the same address takes the place of an
 * earlier one. Chains and circles are borne when they are followed.
 */
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

const wishSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** The old address of the redirect that is changed; none for a new one. */
  before: z.string().default(''),
})

export type SavedRedirect = {
  redirect: Redirect
  /** So many that led to its old address lead to its end at once now. */
  shortened: number
  /** False where nothing stands at its end either. */
  isEndThere: boolean
}

/**
 * Adds a redirect, or changes one. Whoever it sends on is sent to the end of a chain at once, and so is whoever came by
 * what led to it. Throws CONFLICT for a circle, with the addresses that form it, for an address at which something
 * stands, and for one that leads on already.
 */
export async function saveRedirect(
  actor: Actor,
  input: z.input<typeof wishSchema>,
): Promise<{ value: SavedRedirect; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const { before, ...written } = parseInput(wishSchema, input)
  const wish = readWish(written)
  const replaced = before === '' ? null : redirectKey(before)
  if (wish.from !== replaced) await requireFree(wish.from)
  const { from, to } = await requireEnd(wish, replaced)
  const redirect: Redirect = { from, to, origin: 'editor', createdAt: new Date() }
  await saveMany([redirect])
  if (replaced !== null && replaced !== from) await remove(replaced)
  const shortened = await shorten([redirect])
  await recordAudit(actor, {
    action: replaced === null ? 'redirect.add' : 'redirect.change',
    subject: subjectOf(from),
    detail: `to ${to}`,
  })
  const isEndThere = isElsewhere(to) || !isPlaceOfContent(to) || (await findStanding([to])).size > 0
  return { value: { redirect, shortened, isEndThere }, staleTags: [REDIRECTS_TAG] }
}

export async function deleteRedirect(actor: Actor, { from }: { from: string }): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const key = redirectKey(from)
  if (!(await remove(key))) throw new AppError('NOT_FOUND', 'There is no such redirect any more.')
  await recordAudit(actor, { action: 'redirect.delete', subject: subjectOf(key) })
  return { staleTags: [REDIRECTS_TAG] }
}

function readWish(written: RedirectWish): RedirectWish {
  const [from, to] = [readOldAddress(written.from, env.siteUrl), readNewAddress(written.to, env.siteUrl)]
  if (from.kind === 'address' && to.kind === 'address') return { from: from.address, to: to.address }
  const fields = {
    ...(from.kind === 'wrong' && { from: `This ${from.reason}.` }),
    ...(to.kind === 'wrong' && { to: `This ${to.reason}.` }),
  }
  throw new AppError('INVALID', `The redirect cannot be saved. ${Object.values(fields).join(' ')}`, { fields })
}

async function requireFree(from: string): Promise<void> {
  const known = await findByKey(from)
  if (known)
    throw new AppError('CONFLICT', `${from} leads to ${known.to} already. Change that redirect instead.`, {
      fields: { from: `Leads to ${known.to} already.` },
    })
  if ((await findStanding([from])).size > 0)
    throw new AppError('CONFLICT', `Readers find something at ${from}, and that comes before any redirect.`, {
      fields: { from: 'Something stands here, or leads on from here by itself.' },
    })
}

async function requireEnd(wish: RedirectWish, replaced: string | null): Promise<RedirectWish> {
  const kept = await findRedirectsBehind([wish])
  if (replaced !== null) kept.delete(replaced)
  const [settled] = settleRedirects([wish], kept)
  if (settled?.kind === 'leads') return { from: settled.from, to: settled.to }
  throw new AppError('CONFLICT', `Readers would go round in a circle: ${circleText(settled?.circle ?? [])}.`, {
    fields: { to: 'Leads back to where it came from.' },
  })
}

/** Longer addresses than the log has room for are cut. */
const subjectOf = (from: string) => ({ kind: 'redirect', id: from.slice(0, 200), name: from })
