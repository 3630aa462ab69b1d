import { BSON } from 'bson'
import { DatabaseError } from './errors'
import type { Document } from './errors'

export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024

/** 64-bit integers come as numbers where a number holds them, otherwise as Long. */
export function decode(bytes: Uint8Array): Document {
  return BSON.deserialize(bytes, { promoteBuffers: true, validation: { utf8: false } })
}

/** What came from outside: text that is not UTF-8 is refused. */
export function decodeUntrusted(bytes: Uint8Array): Document {
  return BSON.deserialize(bytes, { promoteBuffers: true })
}

export function encode(source: Document): Uint8Array {
  return BSON.serialize(source, { ignoreUndefined: false })
}

export function checkSize(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= DOCUMENT_BYTES_MAX) return bytes
  throw new DatabaseError(
    'BSONObjectTooLarge',
    `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${DOCUMENT_BYTES_MAX}`,
  )
}

/** The size in bytes of a value that begins at `at`, by its BSON type (bsonspec.org). */
function sizeOfValue(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x01:
    case 0x09:
    case 0x11:
    case 0x12:
      return 8
    case 0x02:
    case 0x0d:
    case 0x0e:
      return 4 + bytes.readInt32LE(at)
    case 0x03:
    case 0x04:
    case 0x0f:
      return bytes.readInt32LE(at)
    case 0x05:
      return 5 + bytes.readInt32LE(at)
    case 0x07:
      return 12
    case 0x08:
      return 1
    case 0x0b: {
      const options = bytes.indexOf(0, at) + 1
      return bytes.indexOf(0, options) + 1 - at
    }
    case 0x0c:
      return 16 + bytes.readInt32LE(at)
    case 0x10:
      return 4
    case 0x13:
      return 16
    default:
      // 0x06 undefined, 0x0a null, 0xff and 0x7f the least and greatest key have no bytes.
      return 0
  }
}

/**
 * A document with only these top-level fields, without decoding the rest: most of an article is its body, and most
 * questions do not ask for it.
 */
export function pickFields(source: Uint8Array, fields: ReadonlySet<string>): Uint8Array {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const names = namesOf(fields)
  const parts: Uint8Array[] = []
  let total = 5
  for (let at = 4; at < bytes.length - 1;) {
    const start = at
    const type = bytes[at] ?? 0
    let nameEnd = at + 1
    while (bytes[nameEnd] !== 0) nameEnd++
    const isWanted = names.some((name) => isNamed(bytes, at + 1, nameEnd, name))
    at = nameEnd + 1 + sizeOfValue(bytes, type, nameEnd + 1)
    if (!isWanted) continue
    parts.push(bytes.subarray(start, at))
    total += at - start
    if (parts.length === fields.size) break
  }
  const picked = Buffer.allocUnsafe(total)
  let end = picked.writeInt32LE(total, 0)
  for (const part of parts) {
    picked.set(part, end)
    end += part.length
  }
  picked[end] = 0
  return picked
}

/** Names are compared as bytes: making a string of each would cost more than everything else here. */
const encodedNames = new WeakMap<ReadonlySet<string>, Buffer[]>()

function namesOf(fields: ReadonlySet<string>): Buffer[] {
  const known = encodedNames.get(fields) ?? [...fields].map((field) => Buffer.from(field))
  encodedNames.set(fields, known)
  return known
}

function isNamed(bytes: Buffer, start: number, end: number, name: Buffer): boolean {
  return end - start === name.length && bytes.compare(name, 0, name.length, start, end) === 0
}
