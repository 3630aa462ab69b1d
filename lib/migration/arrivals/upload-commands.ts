import 'server-only'
import type { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { readPart, writePart } from '@/lib/media/media-storage'
import { PART_BYTES } from '@/lib/media/upload'
import { arrivalChoicesSchema, GHOST_BYTES_MAX, uploadSchema, type ArrivalSummary } from './arrival'
import { removeArrival } from './arrival-files'
import * as arrivals from './arrival-repository'

export type UploadState = { kind: 'going'; id: string; received: number; partBytes: number }
export type UploadOutcome = UploadState | { kind: 'done'; id: string }

/** How long a file is kept that nobody does anything with. */
const KEPT_DAYS = 7
export const fileExpiry = (now = new Date()) => new Date(now.getTime() + KEPT_DAYS * DAY_MILLISECONDS)

/** Begins to receive an archive in parts of two megabytes. Throws INVALID for one that is larger than the site takes. */
export async function beginArrival(actor: Actor, input: z.input<typeof uploadSchema>): Promise<{ value: UploadState }> {
  requirePermission(actor, 'imports:manage')
  const { fileName, bytes } = parseInput(uploadSchema, input)
  if (bytes > env.importBytesMax)
    throw new AppError(
      'INVALID',
      `This file is larger than the ${inMegabytes(env.importBytesMax)} MB that this site takes (IMPORT_FILE_MB). The command npm run import:wordpress has no such limit.`,
    )
  const now = new Date()
  const value = await arrivals.insert({
    ...{ fileName, bytes, received: 0, system: null, hash: null, hasFile: true, state: 'arriving', work: null },
    ...{ choices: arrivalChoicesSchema.parse({}), progress: null, rehearsal: null, result: null, trouble: '' },
    ...{ byId: actor.id, byName: actor.name, createdAt: now, savedAt: now },
    expiresAt: new Date(now.getTime() + DAY_MILLISECONDS),
  })
  return { value: toState(value) }
}

/** Where to go on after a break. Throws NOT_FOUND where the upload is over, or somebody else's. */
export async function findArrivalUpload(actor: Actor, { id }: { id: string }): Promise<{ value: UploadState }> {
  requirePermission(actor, 'imports:manage')
  return { value: toState(await requireUpload(actor, id)) }
}

/**
 * Takes the part that begins at `offset`. A part that came before is no mistake: the answer says where to go on. With
 * the last one it is looked at what the file is: throws INVALID, and forgets it, where it is no export.
 */
export async function appendArrival(
  actor: Actor,
  { id, offset, bytes }: { id: string; offset: number; bytes: Uint8Array },
): Promise<{ value: UploadOutcome }> {
  requirePermission(actor, 'imports:manage')
  const arrival = await requireUpload(actor, id)
  if (arrival.state !== 'arriving') return { value: { kind: 'done', id } }
  if (offset !== arrival.received) return { value: toState(arrival) }
  if (bytes.byteLength !== Math.min(PART_BYTES, arrival.bytes - offset))
    throw new AppError('INVALID', 'This part of the file did not arrive whole. It is sent again.')
  const received = offset + bytes.byteLength
  await writePart(id, offset / PART_BYTES, bytes)
  if (received < arrival.bytes) {
    await arrivals.advance(id, { from: offset, to: received })
    return { value: toState({ ...arrival, received }) }
  }
  const system = systemOf((await readPart(id, 0)) ?? bytes)
  const refusal = refusalOf(system, arrival.bytes)
  if (refusal !== null) {
    await removeArrival(arrival)
    await arrivals.remove(id)
    throw new AppError('INVALID', refusal)
  }
  await arrivals.change(id, ['arriving'], { received, system, state: 'ready', expiresAt: fileExpiry() })
  await recordAudit(actor, { action: 'import.upload', subject: { kind: 'import', id, name: arrival.fileName } })
  return { value: { kind: 'done', id } }
}

/** XML of WordPress, JSON of Ghost; by what stands first, not by the file's name. */
function systemOf(bytes: Uint8Array): ArrivalSummary['system'] {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  const head = Buffer.from(bytes.subarray(0, 65_536)).toString(isWide ? 'utf16le' : 'utf8')
  if (/^[\s\ufeff]*[[{]/.test(head)) return 'ghost'
  return /<rss[\s>]|<\?xml|<!DOCTYPE|<item[\s>]/i.test(head) ? 'wordpress' : null
}

function refusalOf(system: ArrivalSummary['system'], bytes: number): string | null {
  if (system === null)
    return 'This is no export of WordPress (XML: Tools, Export) nor of Ghost (JSON: Settings, Migration tools, Export).'
  if (system === 'ghost' && bytes > GHOST_BYTES_MAX)
    return `An export of Ghost is read whole, so this page takes ${inMegabytes(GHOST_BYTES_MAX)} MB of it. For a larger one there is npm run import:ghost.`
  return null
}

async function requireUpload(actor: Actor, id: string): Promise<ArrivalSummary> {
  const arrival = await arrivals.findSummary(id)
  if (arrival?.byId !== actor.id || !arrival.hasFile)
    throw new AppError('NOT_FOUND', 'This upload is over. Please choose the file again.')
  return arrival
}

const inMegabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

const toState = ({ id, received }: Pick<ArrivalSummary, 'id' | 'received'>): UploadState => ({
  kind: 'going',
  id,
  received,
  partBytes: PART_BYTES,
})
