import 'server-only'
import type { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import type { Media } from './media'
import { addMedia } from './media-commands'
import { readParts, removeParts, writePart } from './media-storage'
import { PART_BYTES, partCount, uploadSchema, type Upload } from './upload'
import * as uploads from './upload-repository'

export type UploadState = { kind: 'going'; id: string; received: number; partBytes: number }
export type UploadOutcome = UploadState | { kind: 'done'; file: Media; isKnown: boolean }

/** Begins to receive a file in parts of two megabytes. What is not whole after a day is forgotten. */
export async function beginUpload(actor: Actor, input: z.input<typeof uploadSchema>): Promise<{ value: UploadState }> {
  requirePermission(actor, 'media:write')
  const { fileName, bytes } = parseInput(uploadSchema, input)
  const expiresAt = new Date(Date.now() + DAY_MILLISECONDS)
  return { value: toState(await uploads.insert({ fileName, bytes, accountId: actor.id, received: 0, expiresAt })) }
}

/** Where to go on after a break. Throws NOT_FOUND where the upload is over, or somebody else's. */
export async function findUpload(actor: Actor, { id }: { id: string }): Promise<{ value: UploadState }> {
  requirePermission(actor, 'media:write')
  return { value: toState(await requireUpload(actor, id)) }
}

/**
 * Takes the part that begins at `offset`; with the last one the file goes into the library. A part that came before is
 * no mistake: the answer says where to go on. Throws INVALID for a part of another length, and, at the end, for what is
 * no picture.
 */
export async function appendUpload(
  actor: Actor,
  { id, offset, bytes }: { id: string; offset: number; bytes: Uint8Array },
): Promise<{ value: UploadOutcome; staleTags: string[] }> {
  requirePermission(actor, 'media:write')
  const upload = await requireUpload(actor, id)
  if (offset !== upload.received) return { value: toState(upload), staleTags: [] }
  if (bytes.byteLength !== Math.min(PART_BYTES, upload.bytes - offset))
    throw new AppError('INVALID', 'This part of the file did not arrive whole. It is sent again.')
  const received = offset + bytes.byteLength
  await writePart(id, offset / PART_BYTES, bytes)
  if (received < upload.bytes) {
    await uploads.advance(id, { from: offset, to: received })
    return { value: toState({ ...upload, received }), staleTags: [] }
  }
  const whole = await readParts(id, partCount(upload.bytes))
  if (!whole) throw new AppError('CONFLICT', 'A part of this file was lost on the way. Please choose it again.')
  try {
    const { value, isKnown, staleTags } = await addMedia(actor, { bytes: whole, fileName: upload.fileName })
    await forget(upload)
    if (!isKnown)
      await recordAudit(actor, { action: 'media.add', subject: { kind: 'media', id: value.id, name: value.fileName } })
    return { value: { kind: 'done', file: value, isKnown }, staleTags }
  } catch (error) {
    // What is no picture today is none tomorrow; anything else may pass, and the last part is sent again.
    if (error instanceof AppError && error.code === 'INVALID') await forget(upload)
    throw error
  }
}

const SWEEP_BATCH = 100

/** Removes what nobody went on with for a day. */
export async function sweepUploads(signal: AbortSignal, now = new Date()): Promise<void> {
  for (;;) {
    const expired = await uploads.listExpired(now, SWEEP_BATCH)
    if (expired.length === 0) return
    for (const upload of expired) {
      signal.throwIfAborted()
      await forget(upload)
    }
  }
}

async function requireUpload(actor: Actor, id: string): Promise<Upload> {
  const upload = await uploads.find(id, actor.id)
  if (!upload) throw new AppError('NOT_FOUND', 'This upload is over. Please choose the file again.')
  return upload
}

async function forget(upload: Upload): Promise<void> {
  await removeParts(upload.id, partCount(upload.bytes))
  await uploads.remove(upload.id)
}

const toState = ({ id, received }: Upload): UploadState => ({ kind: 'going', id, received, partBytes: PART_BYTES })
