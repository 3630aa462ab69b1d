import type { Long } from 'bson'
import { decodeUntrusted } from './bson-documents'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { deadlineAfter } from './pace'
import type { Deadline } from './pace'
import { isPlainObject } from './value-order'

/** A command as it came: its body, and the documents that came beside it, still as bytes. */
export type Command = {
  name: string
  database: string
  body: Document
  sequences: ReadonlyMap<string, readonly Uint8Array[]>
}

export type Reply =
  | { kind: 'document'; document: Document }
  | {
      kind: 'batch'
      field: 'firstBatch' | 'nextBatch'
      namespace: string
      documents: readonly Uint8Array[]
      cursor: Long
    }

/** Understood by every command. A session that is not one, and a read preference for the only server, change nothing. */
const COMMON = ['$db', 'lsid', 'comment', 'maxTimeMS', 'readConcern', 'writeConcern', '$readPreference', '$clusterTime']

/** Refuses by name every option that is not in the list, unless it says what is true anyway (false, null). */
export function checkOptions(body: Document, known: readonly string[], what: string): void {
  for (const [option, value] of Object.entries(body)) {
    if (known.includes(option) || COMMON.includes(option) || value === false || value === null || value === undefined)
      continue
    if (option === 'txnNumber' || option === 'autocommit' || option === 'startTransaction')
      throw unsupported('transactions and retryable writes')
    throw unsupported(`the option '${option}' of ${what}`)
  }
}

export function deadlineOf(command: Command): Deadline {
  return deadlineAfter(typeof command.body['maxTimeMS'] === 'number' ? command.body['maxTimeMS'] : 0)
}

export function checkConcerns(body: Document): void {
  const level = isPlainObject(body['readConcern']) ? body['readConcern']['level'] : undefined
  if (level === 'snapshot' || level === 'linearizable') throw unsupported(`the read concern ${level}`)
  const writers = isPlainObject(body['writeConcern']) ? body['writeConcern']['w'] : undefined
  if (writers === undefined || writers === 0 || writers === 1 || writers === 'majority') return
  throw new DatabaseError('BadValue', "cannot use 'w' > 1 when a host is not replicated")
}

/** `j: true`: the answer waits until the write is on the disk. */
export function isDurable(body: Document): boolean {
  return isPlainObject(body['writeConcern']) && body['writeConcern']['j'] === true
}

/** The documents of a write, from beside the body or from in it. */
export function listIn(command: Command, field: string): Document[] {
  const sequence = command.sequences.get(field)
  if (sequence !== undefined) return sequence.map(decodeUntrusted)
  const inline = command.body[field]
  if (Array.isArray(inline) && inline.every(isPlainObject)) return inline
  throw new DatabaseError('FailedToParse', `${command.name} needs an array of ${field}`)
}

export function collectionName(command: Command): string {
  const name = command.body[command.name]
  if (typeof name === 'string' && name !== '') return name
  throw new DatabaseError('InvalidNamespace', `collection name has invalid type ${typeof name}`)
}

export const answer = (document: Document): Reply => ({ kind: 'document', document: { ...document, ok: 1 } })
