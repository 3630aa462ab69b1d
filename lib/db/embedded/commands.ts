import {
  createIndexes,
  create,
  drop,
  dropDatabase,
  dropIndexes,
  listCollections,
  listIndexes,
} from './catalog-commands'
import { answer, checkConcerns, checkOptions } from './command'
import type { Command, Reply } from './command'
import type { Engine } from './engine'
import { DatabaseError, errorReply, toDatabaseError } from './errors'
import type { Document } from './errors'
import { DOCUMENT_BYTES_MAX } from './bson-documents'
import { aggregate, count, distinct, find, getMore, killCursors } from './read-commands'
import { findAndModify, insert, remove, update } from './write-commands'

type Run = (engine: Engine, command: Command) => Reply | Promise<Reply>

/**
 * What a driver learns at the handshake. No `logicalSessionTimeoutMinutes` and no `setName`: so it opens no sessions,
 * retries no writes and asks for no transactions, by itself.
 */
function helloReply(): Document {
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: DOCUMENT_BYTES_MAX,
    maxMessageSizeBytes: MESSAGE_BYTES_MAX,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }
}

export const MESSAGE_BYTES_MAX = 48_000_000

const hello: Run = () => ({ kind: 'document', document: helloReply() })
const nothing: Run = (_, command) => {
  checkOptions(command.body, [command.name], command.name)
  return answer({})
}

const COMMANDS: Readonly<Record<string, Run>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: nothing,
  endSessions: () => answer({}),
  buildInfo: () =>
    answer({
      version: '7.0.0',
      versionArray: [7, 0, 0, 0],
      modules: ['embedded'],
      maxBsonObjectSize: DOCUMENT_BYTES_MAX,
    }),
  find,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
  createIndexes,
  listIndexes,
  dropIndexes,
  listCollections,
  create,
  drop,
  dropDatabase,
}

/** Runs one command. Never throws: whatever goes wrong is the answer. */
export async function runCommand(engine: Engine, command: Command): Promise<Reply> {
  try {
    const run = Object.hasOwn(COMMANDS, command.name) ? COMMANDS[command.name] : undefined
    if (run === undefined) throw new DatabaseError('CommandNotFound', `no such command: '${command.name}'`)
    checkConcerns(command.body)
    return await run(engine, command)
  } catch (error) {
    const known = toDatabaseError(error)
    if (known.codeName === 'InternalError' && !engine.isClosed()) {
      engine.log('error', 'An embedded database command failed', { command: command.name, error })
    }
    return { kind: 'document', document: { ok: 0, ...errorReply(known) } }
  }
}
