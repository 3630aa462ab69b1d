import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { cropName, mediaKey, mediaWordsSchema, toPicture, type Media } from './media'
import * as media from './media-repository'
import { removeCrops, removeFiles, writeOriginal } from './media-storage'
import { findMediaUses, tagsOfUses } from './media-uses'
import { readPicture } from './picture-file'

type Upload = { bytes: Uint8Array; fileName: string } & Partial<
  Pick<Media, 'alt' | 'caption' | 'credit' | 'licence' | 'focalPoint'>
>

/**
 * Keeps a picture in the library. The same picture is kept once, whatever was written about it in the file: a second
 * upload gives back the first, and `isKnown`. Throws INVALID for what is no picture that can be shown.
 */
export async function addMedia(
  actor: Actor,
  input: Upload,
): Promise<{ value: Media; isKnown: boolean; staleTags: string[] }> {
  requirePermission(actor, 'media:write')
  const { bytes, facts } = await readPicture(input.bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const id = mediaKey(hash)
  const known = await media.findById(id)
  if (known) return { value: known, isKnown: true, staleTags: [] }
  const { alt = '', caption = '', credit = '', licence = '', focalPoint = null } = input
  const fileName = input.fileName.slice(-FILE_NAME_MAX) || 'picture'
  const file: Media = {
    ...{ alt, caption, credit, licence, focalPoint, fileName },
    ...facts,
    id,
    hash,
    bytes: bytes.byteLength,
    createdAt: new Date(),
  }
  await writeOriginal(id, bytes, facts.format)
  if (await media.insert(file)) return { value: file, isKnown: false, staleTags: [] }
  return { value: (await media.findById(id)) ?? file, isKnown: true, staleTags: [] }
}
const FILE_NAME_MAX = 200

/**
 * Puts a file of an export back under the key that bodies know it by, clean and with what its bytes say of it. False
 * where there is one already, which stays as it is. Throws INVALID for what is no picture that can be shown.
 */
export async function restoreMedia(
  actor: Actor,
  { bytes: given, ...words }: Pick<Media, 'id' | 'createdAt' | 'fileName'> & MediaWords & { bytes: Uint8Array },
): Promise<{ value: boolean; staleTags: string[] }> {
  requirePermission(actor, 'media:write')
  if (await media.findById(words.id)) return { value: false, staleTags: [] }
  const { bytes, facts } = await readPicture(given)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await writeOriginal(words.id, bytes, facts.format)
  return { value: await media.insert({ ...words, ...facts, hash, bytes: bytes.byteLength }), staleTags: [] }
}
type MediaWords = Pick<Media, 'alt' | 'caption' | 'credit' | 'licence' | 'focalPoint'>

/** A picture that more articles show than this keeps its old words in some of them until they are made anew. */
const SHOWN_MAX = 500

const describeSchema = mediaWordsSchema.partial().extend({ id: z.string() })

/** Writes what is said of a file: its alternative text, caption, credit, licence and focal point; what is not given stays. */
export async function describeMedia(
  actor: Actor,
  input: z.input<typeof describeSchema>,
): Promise<{ value: Media; staleTags: string[] }> {
  requirePermission(actor, 'media:write')
  const { id, ...words } = parseInput(describeSchema, input)
  const before = await media.findById(id)
  if (!before) throw gone()
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
  const value: Media = { ...before, ...given }
  await media.save(value)
  if (cropName(toPicture(before), '1x1') !== cropName(toPicture(value), '1x1')) await removeCrops(before)
  await recordAudit(actor, { action: 'media.describe', subject: { kind: 'media', id, name: value.fileName } })
  return { value, staleTags: tagsOfUses(await findMediaUses(id, SHOWN_MAX)) }
}

/** Removes a file for good. Throws CONFLICT, and names the places, while anything shows it. */
export async function deleteMedia(
  actor: Actor,
  { id }: { id: string },
): Promise<{ value: Media; staleTags: string[] }> {
  // Pictures are everybody's: what an author may add, an editor takes away.
  requirePermission(actor, 'structure:write')
  const file = await media.findById(id)
  if (!file) throw gone()
  const uses = await findMediaUses(id, NAMED_MAX)
  if (uses.length > 0)
    throw new AppError(
      'CONFLICT',
      `This file is in use and cannot be deleted. First take it out of ${uses.map(({ name }) => `“${name}”`).join(', ')}.`,
    )
  await media.remove(id)
  await removeFiles(file)
  await recordAudit(actor, { action: 'media.delete', subject: { kind: 'media', id, name: file.fileName } })
  return { value: file, staleTags: [] }
}
const NAMED_MAX = 20

const gone = () => new AppError('NOT_FOUND', 'This file is not in the library any more.')
