import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { KEPT_KINDS, KEPT_MAX, mergeStates, parseSubject, type DeviceState, type ReadingState } from './kept'
import { deviceSchema, keepSchema } from './kept-input'
import * as kept from './kept-repository'
import * as states from './reading-state-repository'

/** Keeps one thing in the actor's account, or no longer. Throws CONFLICT where the account keeps as many as it may. */
export async function keep(actor: Actor, input: unknown): Promise<{ value: null; staleTags: string[] }> {
  requirePermission(actor, 'account:own')
  const { subject, isKept } = parseInput(keepSchema, input)
  const thing = requireParts(subject)
  if (!isKept) await kept.remove(actor.id, thing)
  else if (!(await kept.isThere(actor.id, thing))) {
    if ((await kept.countOf(actor.id, thing.kind)) >= KEPT_MAX[thing.kind])
      throw new AppError('CONFLICT', `You keep ${KEPT_MAX[thing.kind]} already. Please let go of one first.`)
    await kept.addAll(actor.id, [{ ...thing, at: new Date() }])
  }
  return { value: null, staleTags: [] }
}

const ATTEMPTS_MAX = 5

/**
 * Takes over what a device knows and gives back what the account knows then: of choices and places the newer ones; what
 * the device keeps is added, the newest first, as far as there is room. Sending the same again changes nothing.
 */
export async function mergeDevice(actor: Actor, input: unknown): Promise<{ value: DeviceState; staleTags: string[] }> {
  requirePermission(actor, 'account:own')
  const device = parseInput(deviceSchema, input)
  await addFromDevice(actor.id, device.kept)
  const { choices, places } = await mergeState(actor.id, device)
  const lists = await Promise.all(KEPT_KINDS.map((kind) => kept.listOf(actor.id, kind)))
  const all = lists.flat().map(({ subject, at }): [typeof subject, number] => [subject, at.getTime()])
  return { value: { choices, places, kept: all }, staleTags: [] }
}

/** Everything that an account keeps, for its owner. */
export async function exportKept(actor: Actor): Promise<Record<string, unknown>> {
  requirePermission(actor, 'account:own')
  const { choices, places } = await states.find(actor.id)
  const lists = await Promise.all(
    KEPT_KINDS.map(
      async (kind) => [kind, (await kept.listOf(actor.id, kind)).map(({ id, at }) => ({ id, keptAt: at }))] as const,
    ),
  )
  return {
    ...Object.fromEntries<unknown>(lists),
    choices,
    places: places.map(([path, part, at]) => ({ path, part, at })),
  }
}

/** Deletes all that the actor's account keeps. */
export async function forgetKept(actor: Actor): Promise<void> {
  requirePermission(actor, 'account:own')
  await Promise.all([kept.removeAllOf(actor.id), states.remove(actor.id)])
}

async function mergeState(accountId: string, device: ReadingState): Promise<ReadingState> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const { revision, ...known } = await states.find(accountId)
    const merged = mergeStates(known, device, Date.now())
    if (JSON.stringify(merged) === JSON.stringify(known)) return merged
    if (await states.save(accountId, merged, revision)) return merged
  }
  throw new AppError('UNAVAILABLE', 'Other devices are being merged just now. Please try again.')
}

async function addFromDevice(accountId: string, pairs: DeviceState['kept']): Promise<void> {
  const now = Date.now()
  for (const kind of KEPT_KINDS) {
    const wanted = pairs
      .flatMap(([subject, at]) => {
        const thing = requireParts(subject)
        return thing.kind === kind ? [{ ...thing, at: new Date(Math.min(at, now)) }] : []
      })
      .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    if (wanted.length === 0) continue
    const known = new Set((await kept.listOf(accountId, kind)).map(({ id }) => id))
    const fresh = wanted.filter(({ id }) => !known.has(id))
    await kept.addAll(accountId, fresh.slice(0, Math.max(0, KEPT_MAX[kind] - known.size)))
  }
}

function requireParts(subject: string) {
  const parts = parseSubject(subject)
  if (!parts) throw new AppError('INVALID', 'This cannot be kept.')
  return parts
}
