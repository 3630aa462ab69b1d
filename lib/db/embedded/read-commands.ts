import { Long } from 'bson'
import { parseAggregation, wholeNumber } from './aggregation'
import { decode, encode, pickFields } from './bson-documents'
import type { Collection } from './catalog'
import { answer, checkOptions, collectionName, deadlineOf } from './command'
import type { Command, Reply } from './command'
import { countByIndex } from './covered-group'
import type { Results } from './cursors'
import type { Engine } from './engine'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import { drain } from './pace'
import { rootOf, valuesAt } from './paths'
import { planQuery } from './planner'
import { parseProjection } from './projection'
import { countRows, findRows } from './reading'
import type { Query, ReadReport } from './reading'
import { reportRead } from './slow-queries'
import { parseSort } from './sorting'
import { groupStage } from './group'
import type { Item, Lookup } from './stage'
import { encodeKey, isPlainObject } from './value-order'

const newReport = (): ReadReport => ({ plan: 'none', examined: 0, sortedInMemory: false })

const FIND = [
  'find',
  'filter',
  'sort',
  'projection',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'hint',
  'allowDiskUse',
  'allowPartialResults',
  'noCursorTimeout',
]

export async function find(engine: Engine, command: Command): Promise<Reply> {
  const { body } = command
  checkOptions(body, FIND, 'find')
  if (body['noCursorTimeout'] === true) throw unsupported('noCursorTimeout')
  const query: Query = {
    filter: parseFilter(body['filter']),
    sort: parseSort(body['sort']),
    skip: wholeNumber(body['skip'] ?? 0, 'skip'),
    limit: wholeNumber(body['limit'] ?? 0, 'limit'),
    hint: body['hint'],
    isUnscored: !asksForScore(body['projection']) && !asksForScore(body['sort']),
  }
  const project = parseProjection(body['projection'])
  const collection = engine.catalog.find(command.database, collectionName(command))
  const report = newReport()
  function* results(): Results {
    if (collection === null) return
    for (const row of findRows(engine.store, collection, query, report))
      yield row === null ? null : project(row.bytes, row.score)
  }
  return openCursor(engine, command, results(), query, report, {
    size: body['batchSize'] === undefined ? null : wholeNumber(body['batchSize'], 'batchSize'),
    single: body['singleBatch'] === true,
  })
}

const asksForScore = (fields: unknown): boolean =>
  isPlainObject(fields) && Object.values(fields).some((value) => isPlainObject(value) && '$meta' in value)

async function openCursor(
  engine: Engine,
  command: Command,
  results: Results,
  query: Query,
  report: ReadReport,
  options: { size: number | null; single: boolean },
): Promise<Reply> {
  const namespace = `${command.database}.${collectionName(command)}`
  const started = performance.now()
  const batch = await engine.cursors.open(namespace, results, { ...options, deadline: deadlineOf(command) })
  reportRead(engine, { namespace, command: command.name, query, report, milliseconds: performance.now() - started })
  return { kind: 'batch', field: 'firstBatch', namespace, ...batch }
}

export async function getMore(engine: Engine, command: Command): Promise<Reply> {
  const { body } = command
  checkOptions(body, ['getMore', 'collection', 'batchSize'], 'getMore')
  const id = cursorId(body['getMore'])
  const namespace = `${command.database}.${String(body['collection'])}`
  const size = body['batchSize'] === undefined ? null : wholeNumber(body['batchSize'], 'batchSize')
  const batch = await engine.cursors.next(namespace, id, size === 0 ? null : size, deadlineOf(command))
  return { kind: 'batch', field: 'nextBatch', namespace, ...batch }
}

export function killCursors(engine: Engine, command: Command): Reply {
  checkOptions(command.body, ['killCursors', 'cursors'], 'killCursors')
  const namespace = `${command.database}.${collectionName(command)}`
  const ids = Array.isArray(command.body['cursors']) ? command.body['cursors'].map(cursorId) : []
  const killed = ids.filter((id) => engine.cursors.kill(namespace, id))
  return answer({
    cursorsKilled: killed,
    cursorsNotFound: ids.filter((id) => !killed.includes(id)),
    cursorsAlive: [],
    cursorsUnknown: [],
  })
}

/** A cursor's number may come as a number where it is small enough to be one. */
function cursorId(value: unknown): Long {
  if (value instanceof Long) return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return Long.fromNumber(value)
  throw new DatabaseError('TypeMismatch', 'A cursor id must be a 64-bit integer')
}

export async function count(engine: Engine, command: Command): Promise<Reply> {
  const { body } = command
  checkOptions(body, ['count', 'query', 'limit', 'skip', 'hint', 'fields'], 'count')
  const query: Query = {
    filter: parseFilter(body['query']),
    sort: [],
    skip: wholeNumber(body['skip'] ?? 0, 'skip'),
    limit: Math.abs(Number(body['limit'] ?? 0)),
    hint: body['hint'],
  }
  const collection = engine.catalog.find(command.database, collectionName(command))
  if (collection === null) return answer({ n: 0 })
  const report = newReport()
  const started = performance.now()
  let n = 0
  await drain(engine.store, countRows(engine.store, collection, query, report), deadlineOf(command), (counted) => {
    n = counted
    return true
  })
  reportRead(engine, {
    namespace: collection.namespace,
    command: 'count',
    query,
    report,
    milliseconds: performance.now() - started,
  })
  return answer({ n })
}

const DISTINCT_BYTES_MAX = 16 * 1024 * 1024

export async function distinct(engine: Engine, command: Command): Promise<Reply> {
  const { body } = command
  checkOptions(body, ['distinct', 'key', 'query', 'hint'], 'distinct')
  const path = body['key']
  if (typeof path !== 'string' || path === '') throw new DatabaseError('TypeMismatch', "'key' must be a field")
  const collection = engine.catalog.find(command.database, collectionName(command))
  if (collection === null) return answer({ values: [] })
  const query: Query = { filter: parseFilter(body['query']), sort: [], skip: 0, limit: 0, hint: body['hint'] }
  const report = newReport()
  const started = performance.now()
  const fields = new Set([rootOf(path)])
  const found = new Map<string, unknown>()
  let bytes = 0
  const keep = (value: unknown): void => {
    if (value === undefined) return
    const key = encodeKey([value]).toString('latin1')
    if (found.has(key)) return
    found.set(key, value)
    bytes += key.length
    if (bytes > DISTINCT_BYTES_MAX) throw new DatabaseError('BSONObjectTooLarge', 'distinct too big, 16mb cap')
  }
  const rows = findRows(engine.store, collection, query, report)
  await drain(engine.store, rows, deadlineOf(command), (row) => {
    const source = decode(pickFields(row.bytes, fields))
    for (const value of valuesAt(source, path)) (Array.isArray(value) ? (value as unknown[]) : [value]).forEach(keep)
    return true
  })
  reportRead(engine, {
    namespace: collection.namespace,
    command: 'distinct',
    query,
    report,
    milliseconds: performance.now() - started,
  })
  return answer({ values: [...found.values()] })
}

const AGGREGATE = ['aggregate', 'pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation']

export async function aggregate(engine: Engine, command: Command): Promise<Reply> {
  const { body } = command
  checkOptions(body, AGGREGATE, 'aggregate')
  if (!isPlainObject(body['cursor'])) throw new DatabaseError('FailedToParse', "The 'cursor' option is required")
  checkOptions(body['cursor'], ['batchSize'], 'aggregate.cursor')
  const aggregation = parseAggregation(body['pipeline'], lookupIn(engine, command.database))
  const query: Query = { ...aggregation, hint: body['hint'] }
  const collection = engine.catalog.find(command.database, collectionName(command))
  const report = newReport()

  function* found(source: Collection): Generator<Item | null> {
    const isText = query.filter.text !== null
    for (const row of findRows(engine.store, source, query, report)) {
      if (row === null) yield null
      else
        yield {
          source: decode(aggregation.fields === null ? row.bytes : pickFields(row.bytes, aggregation.fields)),
          score: isText ? row.score : null,
        }
    }
  }
  function* counted(source: Collection, toAnswer: (count: number) => Document[]): Generator<Item | null> {
    for (const number of countRows(engine.store, source, query, report)) {
      if (number === null) yield null
      else for (const document of toAnswer(number)) yield { source: document, score: null }
    }
  }
  function* countedBy(source: Collection, by: NonNullable<typeof aggregation.countBy>): Generator<Item | null> {
    const groups = countByIndex(engine.store, source, query, by.path, report)
    if (groups !== null) {
      for (const group of groups)
        yield group === null ? null : { source: by.toAnswer(group.value, group.count), score: null }
      return
    }
    const streamed = groupStage({ _id: `$${by.path}`, count: { $sum: 1 } })
    for (const item of streamed(found(source))) {
      yield item === null
        ? null
        : { source: by.toAnswer(item.source['_id'], Number(item.source['count'])), score: null }
    }
  }
  function input(): Iterable<Item | null> {
    if (collection === null) return []
    if (aggregation.count !== null) return counted(collection, aggregation.count.toAnswer)
    if (aggregation.countBy !== null) return countedBy(collection, aggregation.countBy)
    return found(collection)
  }
  function* results(): Results {
    if (aggregation.stages.length === 0 && aggregation.count === null && aggregation.countBy === null) {
      if (collection === null) return
      for (const row of findRows(engine.store, collection, query, report)) yield row === null ? null : row.bytes
      return
    }
    const items = aggregation.stages.reduce<Iterable<Item | null>>((previous, stage) => stage(previous), input())
    for (const item of items) yield item === null ? null : encode(item.source)
  }
  const size = body['cursor']['batchSize']
  return openCursor(engine, command, results(), query, report, {
    size: size === undefined ? null : wholeNumber(size, 'batchSize'),
    single: false,
  })
}

/** Joins run inside a pipeline's step, so they must be short: only through an index. */
function lookupIn(engine: Engine, database: string): Lookup {
  return (name, path, values) => {
    const collection = engine.catalog.find(database, name)
    if (collection === null) return []
    const query: Query = { filter: parseFilter({ [path]: { $in: values } }), sort: [], skip: 0, limit: 0 }
    if (planQuery(collection, query).kind === 'scan') throw unsupported(`$lookup without an index on ${path}`)
    const rows = findRows(engine.store, collection, query, newReport())
    return [...rows].flatMap((row) => (row === null ? [] : [decode(row.bytes)]))
  }
}
