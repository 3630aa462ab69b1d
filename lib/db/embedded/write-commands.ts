import { decode, encode } from './bson-documents'
import { answer, checkOptions, collectionName, deadlineOf, isDurable, listIn } from './command'
import type { Command, Reply } from './command'
import type { Engine } from './engine'
import { DatabaseError, errorReply, unsupported } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import { changeMany, changeOne } from './modifying'
import type { Change, Selection } from './modifying'
import { writeInTurns } from './pace'
import { parseProjection } from './projection'
import { parseSort } from './sorting'
import { parseUpdate } from './update'
import { isPlainObject } from './value-order'

type WriteError = Document & { index: number }

/** Only what the command itself got wrong is an answer for one document; a full disk ends the command. */
function writeError(error: unknown, index: number): WriteError {
  if (error instanceof DatabaseError) return { index, ...errorReply(error) }
  throw error
}

export async function insert(engine: Engine, command: Command): Promise<Reply> {
  checkOptions(command.body, ['insert', 'documents', 'ordered', 'bypassDocumentValidation'], 'insert')
  const name = collectionName(command)
  const isOrdered = command.body['ordered'] !== false
  const errors: WriteError[] = []
  let n = 0
  await writeInTurns(
    engine.store,
    listIn(command, 'documents'),
    { durable: isDurable(command.body) },
    (document, index) => {
      // A name that is none is the command's mistake, not one document's.
      const collection = engine.catalog.ensure(command.database, name)
      try {
        engine.store.attempt(() => engine.documents.insert(collection, document))
        n++
        return true
      } catch (error) {
        errors.push(writeError(error, index))
        return !isOrdered
      }
    },
  )
  return answer({ n, ...(errors.length > 0 ? { writeErrors: errors } : {}) })
}

const UPDATE_STATEMENT = ['q', 'u', 'multi', 'upsert', 'hint', 'arrayFilters', 'sort']

export async function update(engine: Engine, command: Command): Promise<Reply> {
  checkOptions(command.body, ['update', 'updates', 'ordered', 'bypassDocumentValidation'], 'update')
  const upserted: Document[] = []
  let [n, nModified] = [0, 0]
  const errors = await eachStatement(command, 'updates', async (statement, index) => {
    checkOptions(statement, UPDATE_STATEMENT, 'update')
    const selection = selectionOf(command, statement)
    const change: Change = {
      next: parseUpdate(statement['u'], statement['q'], statement['arrayFilters']),
      upsert: statement['upsert'] === true,
      durable: isDurable(command.body),
    }
    if (statement['multi'] !== true) {
      const result = await changeOne(engine, selection, change)
      n += result.before !== null || result.isUpsert ? 1 : 0
      nModified += result.isModified ? 1 : 0
      if (result.isUpsert) upserted.push({ index, _id: result.after?.['_id'] })
      return
    }
    const isReplacement = isPlainObject(statement['u']) && Object.keys(statement['u'])[0]?.startsWith('$') !== true
    if (isReplacement)
      throw new DatabaseError('FailedToParse', 'multi update is not supported for replacement-style update')
    if (selection.sort.length > 0) throw new DatabaseError('FailedToParse', 'Cannot specify sort with multi=true')
    const counted = await changeMany(engine, selection, change)
    n += counted.matched
    nModified += counted.modified
    if (counted.matched > 0 || !change.upsert) return
    const result = await changeOne(engine, selection, change)
    n += 1
    if (result.isUpsert) upserted.push({ index, _id: result.after?.['_id'] })
  })
  return answer({
    n,
    nModified,
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(errors.length > 0 ? { writeErrors: errors } : {}),
  })
}

export async function remove(engine: Engine, command: Command): Promise<Reply> {
  checkOptions(command.body, ['delete', 'deletes', 'ordered'], 'delete')
  let n = 0
  const errors = await eachStatement(command, 'deletes', async (statement) => {
    checkOptions(statement, ['q', 'limit', 'hint'], 'delete')
    const selection = selectionOf(command, statement)
    const change: Change = { next: null, upsert: false, durable: isDurable(command.body) }
    if (statement['limit'] === 1) n += (await changeOne(engine, selection, change)).before === null ? 0 : 1
    else if (statement['limit'] === 0) n += (await changeMany(engine, selection, change)).matched
    else throw new DatabaseError('FailedToParse', 'The limit field in delete objects must be 0 or 1')
  })
  return answer({ n, ...(errors.length > 0 ? { writeErrors: errors } : {}) })
}

async function eachStatement(
  command: Command,
  field: string,
  run: (statement: Document, index: number) => Promise<void>,
): Promise<WriteError[]> {
  const errors: WriteError[] = []
  for (const [index, statement] of listIn(command, field).entries()) {
    try {
      await run(statement, index)
    } catch (error) {
      errors.push(writeError(error, index))
      if (command.body['ordered'] !== false) break
    }
  }
  return errors
}

function selectionOf(command: Command, statement: Document): Selection {
  if (!isPlainObject(statement['q'])) throw new DatabaseError('FailedToParse', 'A write needs a query')
  return {
    database: command.database,
    name: collectionName(command),
    filter: parseFilter(statement['q']),
    sort: parseSort(statement['sort']),
    hint: statement['hint'],
    deadline: deadlineOf(command),
    command: command.name,
  }
}

const FIND_AND_MODIFY = [
  'findAndModify',
  'findandmodify',
  'query',
  'sort',
  'fields',
  'new',
  'upsert',
  'remove',
  'update',
  'arrayFilters',
  'hint',
  'bypassDocumentValidation',
]

export async function findAndModify(engine: Engine, command: Command): Promise<Reply> {
  const { body } = command
  checkOptions(body, FIND_AND_MODIFY, 'findAndModify')
  const isRemoval = body['remove'] === true
  if (isRemoval === (body['update'] !== undefined && body['update'] !== null)) {
    throw new DatabaseError('FailedToParse', 'Either an update or remove=true must be specified')
  }
  if (isRemoval && (body['upsert'] === true || body['new'] === true)) {
    throw new DatabaseError('FailedToParse', "Cannot specify 'upsert' or 'new' with 'remove=true'")
  }
  const q = body['query'] ?? {}
  const selection = selectionOf(command, { q, sort: body['sort'], hint: body['hint'] })
  if (selection.filter.text !== null && body['upsert'] === true) throw unsupported('an upsert with $text')
  const project = parseProjection(body['fields'])
  const result = await changeOne(engine, selection, {
    next: isRemoval ? null : parseUpdate(body['update'], q, body['arrayFilters']),
    upsert: body['upsert'] === true,
    durable: isDurable(body),
  })
  const shown = body['new'] === true ? result.after : result.before
  const isExisting = result.before !== null
  return answer({
    lastErrorObject: {
      n: isExisting || result.isUpsert ? 1 : 0,
      ...(isRemoval ? {} : { updatedExisting: isExisting }),
      ...(result.isUpsert ? { upserted: result.after?.['_id'] } : {}),
    },
    value: shown === null ? null : decode(project(encode(shown), 0)),
  })
}
