import { decodeUntrusted, encode } from './bson-documents'
import type { Command, Reply } from './command'
import { DatabaseError } from './errors'
import type { Document } from './errors'

/** The frames of MongoDB's wire protocol (github.com/mongodb/specifications: message/OP_MSG). */
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER_BYTES = 16

const FLAG_CHECKSUM = 1 << 0
const FLAG_MORE_TO_COME = 1 << 1
/** The low half of the flags must be understood; the high half may be ignored. */
const FLAGS_REQUIRED = 0xffff

export type Request = {
  id: number
  /** The oldest handshake is a query and wants a reply in kind. */
  isLegacy: boolean
  /** The client does not wait for an answer (`w: 0`). */
  isUnanswered: boolean
  command: Command
}

/** Reads one whole frame; throws on any that a client would not send. */
export function readRequest(frame: Buffer): Request {
  if (frame.length < HEADER_BYTES + 4) throw malformed('a frame without content')
  const id = frame.readInt32LE(4)
  const operation = frame.readInt32LE(12)
  if (operation === OP_MSG) return readMessage(frame, id)
  if (operation === OP_QUERY) return readQuery(frame, id)
  throw malformed(`operation ${operation}`)
}

function malformed(what: string): DatabaseError {
  return new DatabaseError('ProtocolError', `Malformed message: ${what}`)
}

function readMessage(frame: Buffer, id: number): Request {
  const flags = frame.readUInt32LE(HEADER_BYTES)
  if ((flags & FLAGS_REQUIRED & ~(FLAG_CHECKSUM | FLAG_MORE_TO_COME)) !== 0) throw malformed('unknown flags')
  const end = frame.length - (flags & FLAG_CHECKSUM ? 4 : 0)
  let body: Document | null = null
  const sequences = new Map<string, Uint8Array[]>()
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = frame[at++]
    if (kind === 0) {
      const document = sliceDocument(frame, at, end)
      if (body !== null) throw malformed('two bodies')
      body = decodeUntrusted(document)
      at += document.length
    } else if (kind === 1) at = readSequence(frame, at, end, sequences)
    else throw malformed(`section ${String(kind)}`)
  }
  if (body === null) throw malformed('no body')
  return { id, isLegacy: false, isUnanswered: (flags & FLAG_MORE_TO_COME) !== 0, command: commandFrom(body, sequences) }
}

function readSequence(frame: Buffer, start: number, end: number, sequences: Map<string, Uint8Array[]>): number {
  if (start + 4 > end) throw malformed('a cut sequence')
  const stop = start + frame.readInt32LE(start)
  const nameEnd = frame.indexOf(0, start + 4)
  if (stop > end || stop < start + 5 || nameEnd < 0 || nameEnd >= stop) throw malformed('a sequence of wrong size')
  const name = frame.toString('utf8', start + 4, nameEnd)
  if (sequences.has(name)) throw malformed('two sequences of one name')
  const documents: Uint8Array[] = []
  let at = nameEnd + 1
  while (at < stop) {
    const document = sliceDocument(frame, at, stop)
    documents.push(document)
    at += document.length
  }
  sequences.set(name, documents)
  return stop
}

function sliceDocument(frame: Buffer, start: number, end: number): Buffer {
  const size = start + 4 <= end ? frame.readInt32LE(start) : 0
  if (size < 5 || start + size > end) throw malformed('a document of wrong size')
  return frame.subarray(start, start + size)
}

function readQuery(frame: Buffer, id: number): Request {
  const nameEnd = frame.indexOf(0, HEADER_BYTES + 4)
  if (nameEnd < 0 || nameEnd + 9 > frame.length) throw malformed('a cut query')
  const namespace = frame.toString('utf8', HEADER_BYTES + 4, nameEnd)
  if (!namespace.endsWith('.$cmd')) throw malformed('a query that is no command')
  const body = decodeUntrusted(sliceDocument(frame, nameEnd + 9, frame.length))
  const command = commandFrom({ $db: namespace.slice(0, -'.$cmd'.length), ...body }, new Map())
  // Whatever else is asked this way is asked by nobody since 2017.
  if (!['hello', 'ismaster', 'isMaster'].includes(command.name)) throw malformed('a legacy query')
  return { id, isLegacy: true, isUnanswered: false, command }
}

function commandFrom(body: Document, sequences: ReadonlyMap<string, readonly Uint8Array[]>): Command {
  const name = Object.keys(body).find((key) => key !== '$db') ?? ''
  const database = body['$db']
  if (typeof database !== 'string' || database === '') throw malformed('no $db')
  return { name, database, body, sequences }
}

/** The frame that answers a request. */
export function writeReply(request: Pick<Request, 'id' | 'isLegacy'>, reply: Reply): Buffer {
  const content = reply.kind === 'batch' ? encodeBatch(reply) : [encode(reply.document)]
  const size = content.reduce((sum, part) => sum + part.length, 0)
  const head = request.isLegacy ? Buffer.alloc(HEADER_BYTES + 20) : Buffer.alloc(HEADER_BYTES + 5)
  head.writeInt32LE(head.length + size, 0)
  head.writeInt32LE(request.id, 8)
  head.writeInt32LE(request.isLegacy ? OP_REPLY : OP_MSG, 12)
  // Of a legacy reply only the number of documents is not zero.
  if (request.isLegacy) head.writeInt32LE(1, HEADER_BYTES + 16)
  return Buffer.concat([head, ...content], head.length + size)
}

/**
 * `{ cursor: { <batch>: [documents], id, ns }, ok: 1 }` around documents that are bytes already: what was found is
 * sent as it lies on disk.
 */
function encodeBatch(reply: Extract<Reply, { kind: 'batch' }>): Uint8Array[] {
  const items = reply.documents.map((document, at) => [Buffer.from(`\x03${at}\0`), document] as const)
  const arrayBytes = items.reduce((sum, [label, document]) => sum + label.length + document.length, 5)
  const cursorRest = encode({ id: reply.cursor, ns: reply.namespace }).subarray(4)
  const arrayName = Buffer.from(`\x04${reply.field}\0`)
  const cursorBytes = 4 + arrayName.length + arrayBytes + cursorRest.length
  const cursorName = Buffer.from('\x03cursor\0')
  const rest = encode({ ok: 1 }).subarray(4)
  const total = 4 + cursorName.length + cursorBytes + rest.length
  const parts: Uint8Array[] = [int32(total), cursorName, int32(cursorBytes), arrayName, int32(arrayBytes)]
  for (const [label, document] of items) parts.push(label, document)
  parts.push(Buffer.alloc(1), cursorRest, rest)
  return parts
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeInt32LE(value, 0)
  return bytes
}
