import { ObjectId } from 'bson'
import { checkSize, encode } from './bson-documents'
import type { Catalog, Collection, Index } from './catalog'
import { DatabaseError } from './errors'
import type { Document } from './errors'
import { addText, removeText, textOf } from './full-text'
import { indexEntries, keyValues } from './index-keys'
import type { IndexEntries } from './index-keys'
import { isConstraint } from './sqlite'
import type { Store } from './store'
import { encodeKey } from './value-order'

/** A document with its number in the collection's table. */
export type Stored = { id: number; source: Document }

export type Documents = {
  insert(collection: Collection, source: Document): Document
  replace(collection: Collection, stored: Stored, next: Document): boolean
  remove(collection: Collection, stored: Stored): void
  /** Adds one more document to an index under construction. */
  index(collection: Collection, index: Index, stored: Stored): void
}

/**
 * Documents with their index and text entries, always changed together: every function runs inside a transaction,
 * and throws 11000 when a unique index objects.
 */
export function createDocuments(store: Store, catalog: Catalog): Documents {
  const addEntries = (collection: Collection, index: Index, stored: Stored, entries: IndexEntries): void => {
    if (entries.multikey.some((is, at) => is && index.multikey[at] !== true))
      catalog.markMultikey(index, entries.multikey)
    const statement = store.prepare(`INSERT INTO ${index.table}(key, id) VALUES(?, ?)`)
    for (const key of entries.keys) {
      try {
        statement.run(key, stored.id)
      } catch (error) {
        if (!isConstraint(error)) throw error
        throw duplicateKey(collection, index, keyValues(index, stored.source, key))
      }
    }
  }
  const removeEntries = (index: Index, id: number, entries: IndexEntries): void => {
    const statement = store.prepare(`DELETE FROM ${index.table} WHERE key=? AND id=?`)
    for (const key of entries.keys) statement.run(key, id)
  }
  const add = (collection: Collection, index: Index, stored: Stored): void => {
    if (index.text !== null) addText(store, index, stored.id, stored.source)
    else addEntries(collection, index, stored, indexEntries(index, stored.source))
  }
  /** An index under construction covers the documents up to where its building has come. */
  const covering = (collection: Collection, id: number): Index[] =>
    collection.indexes.filter((index) => index.builtTo === null || id <= index.builtTo)

  return {
    insert: (collection, source) => {
      const complete = withId(source)
      const key = encodeKey([complete['_id']])
      const bytes = checkSize(encode(complete))
      const id = insertRow(store, collection, key, bytes, complete['_id'])
      for (const index of covering(collection, id)) add(collection, index, { id, source: complete })
      return complete
    },
    replace: (collection, stored, next) => {
      const bytes = checkSize(encode(next))
      if (Buffer.compare(bytes, encode(stored.source)) === 0) return false
      store.prepare(`UPDATE ${collection.table} SET doc=? WHERE id=?`).run(bytes, stored.id)
      for (const index of covering(collection, stored.id)) {
        if (index.text !== null) {
          if (textOf(index, stored.source).join('\0') === textOf(index, next).join('\0')) continue
          removeText(store, index, stored.id)
          addText(store, index, stored.id, next)
          continue
        }
        const before = indexEntries(index, stored.source)
        const after = indexEntries(index, next)
        const kept = new Set(before.keys.map(asText))
        const wanted = new Set(after.keys.map(asText))
        removeEntries(index, stored.id, { ...before, keys: before.keys.filter((entry) => !wanted.has(asText(entry))) })
        addEntries(
          collection,
          index,
          { id: stored.id, source: next },
          { ...after, keys: after.keys.filter((entry) => !kept.has(asText(entry))) },
        )
      }
      return true
    },
    remove: (collection, stored) => {
      for (const index of covering(collection, stored.id)) {
        if (index.text !== null) removeText(store, index, stored.id)
        else removeEntries(index, stored.id, indexEntries(index, stored.source))
      }
      store.prepare(`DELETE FROM ${collection.table} WHERE id=?`).run(stored.id)
    },
    index: add,
  }
}

const asText = (key: Buffer): string => key.toString('latin1')

/** `_id` first, as MongoDB stores it; made here when the client left it out. */
function withId(source: Document): Document {
  const id = source['_id'] === undefined ? new ObjectId() : source['_id']
  if (Array.isArray(id) || id instanceof RegExp) {
    throw new DatabaseError(
      'InvalidIdField',
      `The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : 'regex'}`,
    )
  }
  if (isRecord(id) && Object.keys(id).some((name) => name.startsWith('$'))) {
    throw new DatabaseError('DollarPrefixedFieldName', '_id fields may not contain $-prefixed fields')
  }
  if (Object.keys(source)[0] === '_id') return source
  const { _id: _, ...rest } = source
  return { _id: id, ...rest }
}

const isRecord = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function insertRow(store: Store, collection: Collection, key: Buffer, bytes: Uint8Array, id: unknown): number {
  try {
    return Number(
      store.prepare(`INSERT INTO ${collection.table}(key, doc) VALUES(?, ?)`).run(key, bytes).lastInsertRowid,
    )
  } catch (error) {
    if (!isConstraint(error)) throw error
    throw duplicateKey(collection, { name: '_id_', specification: { key: { _id: 1 } } }, { _id: id })
  }
}

type Named = Pick<Index, 'name' | 'specification'>

function duplicateKey(collection: Collection, index: Named, keyValue: Document): DatabaseError {
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${inShell(value)}`)
  return new DatabaseError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.specification['key'], keyValue },
  )
}

function inShell(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  return JSON.stringify(value)
}
