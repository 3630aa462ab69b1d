import type { Media } from './media'

/**
 * A file without what its camera or program wrote about it: position, owner, thumbnails, comments. No pixel is touched;
 * a JPEG keeps which way it is turned, all keep their colour profile. Null where the file is not built as its format
 * says, or the format (AVIF) offers no way to do it: the caller then encodes it anew.
 */
export function withoutMetadata(
  bytes: Buffer,
  { format, orientation }: { format: Media['format']; orientation: number },
): Buffer | null {
  switch (format) {
    case 'jpeg':
      return cleanJpeg(bytes, orientation)
    case 'png':
      return cleanPng(bytes)
    case 'webp':
      return cleanWebp(bytes)
    case 'gif':
    case 'svg':
      return bytes
    case 'avif':
      return null
  }
}

/** JFIF, colour profiles and Adobe's colour transform: what decoding needs (ITU-T T.81, T.86). */
const KEPT_APPLICATION_SEGMENTS = new Set([0xe0, 0xe2, 0xee])
const COMMENT = 0xfe
const START_OF_SCAN = 0xda

function cleanJpeg(bytes: Buffer, orientation: number): Buffer | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  if (orientation > 1) kept.push(orientationSegment(orientation))
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === START_OF_SCAN) return Buffer.concat([...kept, bytes.subarray(at)])
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return null
    const isApplication = marker >= 0xe0 && marker <= 0xef
    const isDropped = marker === COMMENT || (isApplication && !KEPT_APPLICATION_SEGMENTS.has(marker))
    if (!isDropped) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** An Exif segment that says the orientation and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const PNG_SIGNATURE_LENGTH = 8
const DROPPED_PNG_CHUNKS = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])

function cleanPng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, PNG_SIGNATURE_LENGTH)]
  for (let at = PNG_SIGNATURE_LENGTH; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (!DROPPED_PNG_CHUNKS.has(type)) kept.push(bytes.subarray(at, end))
    // What stands behind the end is no picture.
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

const EXIF_AND_XMP_FLAGS = 0x0c

function cleanWebp(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const kept: Buffer[] = []
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  for (let at = 12; at + 8 <= whole;) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > whole) return null
    const type = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (type === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP_FLAGS
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk)
    at = end
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}
