import { Binary } from 'bson'
import type { Long, ObjectId, Timestamp } from 'bson'
import { createWriter, reserve, takeBytes, writeByte, writeBytes } from './byte-writer'
import type { ByteWriter } from './byte-writer'
import { unsupported } from './errors'
import type { Document } from './errors'

/**
 * BSON's order of types, as the first byte of an encoded value. Every byte and its complement stay below 0xff,
 * which ends a prefix range.
 */
const RANK = {
  minKey: 0x05,
  undefined: 0x0a,
  null: 0x14,
  number: 0x1e,
  string: 0x3c,
  object: 0x46,
  array: 0x50,
  binary: 0x5a,
  objectId: 0x64,
  boolean: 0x6e,
  date: 0x78,
  timestamp: 0x82,
  regex: 0x8c,
  maxKey: 0xf0,
} as const

/** The place of a value's type in BSON's order; values of different rank never compare equal. */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return RANK.number
    case 'string':
      return RANK.string
    case 'boolean':
      return RANK.boolean
    case 'undefined':
      return RANK.null
    case 'object':
      return rankOfObject(value)
    default:
      throw unsupported(`values of type ${typeof value}`)
  }
}

function rankOfObject(value: object | null): number {
  if (value === null) return RANK.null
  if (Array.isArray(value)) return RANK.array
  if (value instanceof Date) return RANK.date
  if (value instanceof RegExp) return RANK.regex
  if (value instanceof Uint8Array) return RANK.binary
  const type = (value as { _bsontype?: unknown })._bsontype
  switch (type) {
    case undefined:
    case 'DBRef':
      return RANK.object
    case 'ObjectId':
      return RANK.objectId
    case 'Long':
      return RANK.number
    case 'Binary':
      return RANK.binary
    case 'Timestamp':
      return RANK.timestamp
    case 'MinKey':
      return RANK.minKey
    case 'MaxKey':
      return RANK.maxKey
    default:
      throw unsupported(`comparing or indexing ${typeof type === 'string' ? type : 'unknown'} values`)
  }
}

export function isPlainObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && rankOf(value) === RANK.object
}

/** BSON's order: negative, zero or positive. Missing counts as null. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number' && left === left && right === right)
    return left - right || (left < right ? -1 : left > right ? 1 : 0)
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime()
  const ranks = rankOf(left) - rankOf(right)
  if (ranks !== 0) return ranks
  if (left === right) return 0
  return Buffer.compare(encodeKey([left]), encodeKey([right]))
}

/** Equality as a filter means it: 1 is 1n, {a,b} is not {b,a}, NaN is NaN. */
export function valuesEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left === 'string' || typeof right === 'string') return false
  return compareValues(left, right) === 0
}

const scratch = createWriter()

/**
 * Bytes that sort (memcmp) as MongoDB sorts the values, field by field. Each field delimits itself, so the bytes of
 * the first fields are a prefix of the whole. A descending field is complemented.
 */
export function encodeKey(values: readonly unknown[], directions?: readonly (1 | -1)[]): Buffer {
  scratch.length = 0
  values.forEach((value, position) => {
    const start = scratch.length
    encodeValue(scratch, value)
    if (directions?.[position] === -1) complement(scratch, start)
  })
  return takeBytes(scratch)
}

function complement(writer: ByteWriter, start: number): void {
  for (let at = start; at < writer.length; at++) writer.bytes[at] = 0xff - (writer.bytes[at] ?? 0)
}

/** Sorts below null, as an empty array does in an index and in a sort. */
export const EMPTY_ARRAY = Symbol('empty array')

function encodeValue(writer: ByteWriter, value: unknown): void {
  if (value === EMPTY_ARRAY) {
    writeByte(writer, RANK.undefined)
    return
  }
  const rank = rankOf(value)
  writeByte(writer, rank)
  switch (rank) {
    case RANK.number:
      encodeNumber(writer, value as number | Long)
      return
    case RANK.string:
      encodeText(writer, value as string)
      return
    case RANK.object:
      for (const [name, item] of Object.entries(value as Document)) {
        writeByte(writer, rankOf(item))
        encodeText(writer, name)
        encodeValue(writer, item)
      }
      writeByte(writer, 0)
      return
    case RANK.array:
      for (const item of value as unknown[]) encodeValue(writer, item)
      writeByte(writer, 0)
      return
    case RANK.binary:
      encodeBinary(writer, value as Uint8Array | Binary)
      return
    case RANK.objectId:
      writeBytes(writer, (value as ObjectId).id)
      return
    case RANK.boolean:
      writeByte(writer, value === true ? 1 : 0)
      return
    case RANK.date:
      writeInt64(writer, BigInt((value as Date).getTime()))
      return
    case RANK.timestamp:
      writeInt64(writer, BigInt.asIntN(64, (value as Timestamp).toBigInt()))
      return
    case RANK.regex:
      encodeText(writer, (value as RegExp).source)
      encodeText(writer, (value as RegExp).flags)
      return
  }
}

function encodeNumber(writer: ByteWriter, value: number | Long): void {
  const exact = typeof value === 'number' ? null : value.toBigInt()
  let double = typeof value === 'number' ? value : Number(exact)
  if (exact !== null && BigInt(double) > exact) double = previousDouble(double)
  reserve(writer, 10)
  const at = writer.length
  const bytes = writer.bytes
  writer.length += 10
  bytes.fill(0, at, at + 10)
  // NaN is the smallest number: all zero.
  if (double !== double) return
  bytes.writeDoubleBE(double === 0 ? 0 : double, at)
  const negative = (bytes[at] ?? 0) >= 0x80
  if (negative) for (let i = at; i < at + 8; i++) bytes[i] = 0xff - (bytes[i] ?? 0)
  else bytes[at] = (bytes[at] ?? 0) + 0x80
  // What a double cannot say of a 64-bit integer: its distance from the double below it.
  if (exact !== null) bytes.writeUInt16BE(Number(exact - BigInt(double)), at + 8)
}

const doubles = new DataView(new ArrayBuffer(8))

function previousDouble(value: number): number {
  doubles.setFloat64(0, value)
  doubles.setBigInt64(0, doubles.getBigInt64(0) + (value > 0 ? -1n : 1n))
  return doubles.getFloat64(0)
}

function encodeText(writer: ByteWriter, text: string): void {
  const start = writer.length
  reserve(writer, text.length * 3 + 2)
  writer.length += writer.bytes.write(text, start, 'utf8')
  // A zero byte inside becomes 00 ff, so that 00 00 can only be the end.
  if (text.includes('\0')) {
    const raw = Buffer.from(writer.bytes.subarray(start, writer.length))
    writer.length = start
    for (const byte of raw) {
      writeByte(writer, byte)
      if (byte === 0) writeByte(writer, 0xff)
    }
  }
  writeByte(writer, 0)
  writeByte(writer, 0)
}

function encodeBinary(writer: ByteWriter, value: Uint8Array | Binary): void {
  const content = value instanceof Binary ? value.value() : value
  reserve(writer, 5)
  writer.length = writer.bytes.writeUInt32BE(content.length, writer.length)
  writeByte(writer, value instanceof Binary ? value.sub_type : 0)
  writeBytes(writer, content)
}

function writeInt64(writer: ByteWriter, value: bigint): void {
  reserve(writer, 8)
  writer.bytes.writeBigUInt64BE(BigInt.asUintN(64, value) ^ (1n << 63n), writer.length)
  writer.length += 8
}

/** The least key of this value's type and the least of the next: ranges never leave the type they name. */
export function typeBounds(value: unknown): { low: Buffer; high: Buffer } {
  const rank = rankOf(value)
  return { low: Buffer.from([rank]), high: Buffer.from([rank + 1]) }
}
