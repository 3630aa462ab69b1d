import { Long } from 'bson'
import { encode } from './bson-documents'
import type { Collection } from './catalog'
import { answer, checkOptions, collectionName, isDurable, listIn } from './command'
import type { Command, Reply } from './command'
import type { Engine } from './engine'
import { DatabaseError } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import { parseIndex } from './index-definition'
import type { IndexDefinition } from './index-definition'
import { buildIndex } from './index-build'
import { idIndex } from './planner'
import { valuesEqual } from './value-order'

export async function createIndexes(engine: Engine, command: Command): Promise<Reply> {
  const { body } = command
  checkOptions(body, ['createIndexes', 'indexes', 'commitQuorum'], 'createIndexes')
  const name = collectionName(command)
  const definitions = listIn(command, 'indexes')
    .map(parseIndex)
    .filter((definition) => !isIdKey(definition))
  const { before, isNew } = await engine.store.write(() => {
    const known = engine.catalog.find(command.database, name)
    const collection = known ?? engine.catalog.ensure(command.database, name)
    for (const definition of definitions) {
      const current = engine.catalog.ensure(command.database, name)
      if (!isThere(current, definition)) engine.catalog.addIndex(current, definition)
    }
    return { before: collection.indexes.length + 1, isNew: known === null }
  })
  for (const definition of definitions) await buildIndex(engine, { database: command.database, name }, definition.name)
  const after = (engine.catalog.find(command.database, name)?.indexes.length ?? 0) + 1
  return answer({
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: isNew,
    ...(before === after ? { note: 'all indexes already exist' } : {}),
  })
}

const isIdKey = (definition: IndexDefinition): boolean => valuesEqual(definition.specification['key'], { _id: 1 })

/** The same index again is no change; a different one under its name, or the same one under another, is refused. */
function isThere(collection: Collection, definition: IndexDefinition): boolean {
  for (const index of collection.indexes) {
    if (index.name === definition.name) {
      if (Buffer.compare(encode(index.specification), encode(definition.specification)) === 0) return true
      throw new DatabaseError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index but a different definition: ${index.name}`,
      )
    }
    const isSameKey =
      definition.text === null && valuesEqual(index.specification['key'], definition.specification['key'])
    const isSecondText = definition.text !== null && index.text !== null
    if (isSameKey || isSecondText) {
      throw new DatabaseError('IndexOptionsConflict', `Index already exists with a different name: ${index.name}`)
    }
  }
  return false
}

export async function dropIndexes(engine: Engine, command: Command): Promise<Reply> {
  checkOptions(command.body, ['dropIndexes', 'index'], 'dropIndexes')
  const wanted = command.body['index']
  return engine.store.write(() => {
    const collection = requireCollection(engine, command)
    const before = collection.indexes.length + 1
    const dropped = collection.indexes.filter((index) => isNamed(index, wanted))
    if (dropped.length === 0 && wanted !== '*') {
      if (wanted === '_id_') throw new DatabaseError('InvalidOptions', 'cannot drop _id index')
      throw new DatabaseError('IndexNotFound', `index not found with name [${String(wanted)}]`)
    }
    for (const index of dropped) engine.catalog.dropIndex(index)
    return answer({ nIndexesWas: before })
  })
}

function isNamed(index: IndexDefinition, wanted: unknown): boolean {
  if (wanted === '*') return true
  if (Array.isArray(wanted)) return wanted.includes(index.name)
  return typeof wanted === 'string' ? index.name === wanted : valuesEqual(index.specification['key'], wanted)
}

export function listIndexes(engine: Engine, command: Command): Reply {
  checkOptions(command.body, ['listIndexes', 'cursor'], 'listIndexes')
  const collection = requireCollection(engine, command)
  const specifications = [idIndex(collection), ...collection.indexes].map((index) => inKeyForm(index.specification))
  return wholeBatch(collection.namespace, specifications)
}

/** As MongoDB lists a text index: its fields stand under weights. */
function inKeyForm(specification: Document): Document {
  if (!('weights' in specification)) return specification
  return { ...specification, key: { _fts: 'text', _ftsx: 1 }, language_override: 'language', textIndexVersion: 3 }
}

export function listCollections(engine: Engine, command: Command): Reply {
  checkOptions(
    command.body,
    ['listCollections', 'filter', 'nameOnly', 'cursor', 'authorizedCollections'],
    'listCollections',
  )
  const filter = parseFilter(command.body['filter'])
  const collections = engine.catalog
    .list(command.database)
    .map((collection) => ({
      name: collection.name,
      type: 'collection',
      options: {},
      info: { readOnly: false },
      idIndex: idIndex(collection).specification,
    }))
    .filter((description) => filter.test(description))
  const isShort = command.body['nameOnly'] === true
  return wholeBatch(
    `${command.database}.$cmd.listCollections`,
    isShort ? collections.map(({ name, type }) => ({ name, type })) : collections,
  )
}

function wholeBatch(namespace: string, documents: readonly Document[]): Reply {
  return { kind: 'batch', field: 'firstBatch', namespace, documents: documents.map(encode), cursor: Long.ZERO }
}

export async function create(engine: Engine, command: Command): Promise<Reply> {
  checkOptions(command.body, ['create'], 'create')
  const name = collectionName(command)
  return engine.store.write(() => {
    if (engine.catalog.find(command.database, name) !== null) {
      throw new DatabaseError('NamespaceExists', `Collection ${command.database}.${name} already exists.`)
    }
    engine.catalog.ensure(command.database, name)
    return answer({})
  })
}

export async function drop(engine: Engine, command: Command): Promise<Reply> {
  checkOptions(command.body, ['drop'], 'drop')
  return engine.store.write(
    () => {
      const collection = engine.catalog.find(command.database, collectionName(command))
      if (collection === null) return answer({})
      engine.catalog.drop(collection)
      return answer({ ns: collection.namespace, nIndexesWas: collection.indexes.length + 1 })
    },
    { durable: isDurable(command.body) },
  )
}

export async function dropDatabase(engine: Engine, command: Command): Promise<Reply> {
  checkOptions(command.body, ['dropDatabase'], 'dropDatabase')
  return engine.store.write(
    () => {
      for (const collection of engine.catalog.list(command.database)) engine.catalog.drop(collection)
      return answer({ dropped: command.database })
    },
    { durable: isDurable(command.body) },
  )
}

function requireCollection(engine: Engine, command: Command): Collection {
  const name = collectionName(command)
  const collection = engine.catalog.find(command.database, name)
  if (collection !== null) return collection
  throw new DatabaseError('NamespaceNotFound', `ns does not exist: ${command.database}.${name}`)
}
