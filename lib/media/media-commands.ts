import 'server-only'
import { createHash } from 'node:crypto'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { mediaKey, type Media } from './media'
import { media } from './media-repository'
import { writeOriginal } from './media-storage'
import { readPictureFacts } from './picture-file'

type Upload = { bytes: Uint8Array; fileName: string; alt: string; caption: string; credit: string }

/** Keeps a picture in the library. The same bytes are kept once: a second upload gives back the first. */
export async function addMedia(actor: Actor, input: Upload): Promise<{ value: Media; staleTags: string[] }> {
  requirePermission(actor, 'media:write')
  const hash = createHash('sha256').update(input.bytes).digest('hex')
  const id = mediaKey(hash)
  const known = await media.findById(id)
  if (known) return { value: known, staleTags: [] }
  const facts = await readPictureFacts(input.bytes)
  const { bytes, ...described } = input
  const file: Media = { ...described, ...facts, id, hash, bytes: bytes.byteLength, createdAt: new Date() }
  await writeOriginal(id, bytes)
  await media.save(file)
  return { value: file, staleTags: [] }
}
