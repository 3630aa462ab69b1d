import { BSON } from 'bson'
import { DatabaseError } from './errors'
import { parseIndex } from './index-definition'
import type { IndexDefinition } from './index-definition'
import type { Store } from './store'

export type Index = IndexDefinition & {
  readonly id: number
  readonly table: string
  /** Per field: whether some document has ever had an array there. */
  readonly multikey: readonly boolean[]
  /** An index being built holds the documents up to this one, and serves no query; null when it is complete. */
  readonly builtTo: number | null
}

export type Collection = {
  readonly id: number
  readonly database: string
  readonly name: string
  readonly namespace: string
  /** The table of documents: id, key (the encoded _id), doc (BSON). */
  readonly table: string
  readonly indexes: readonly Index[]
}

/** Which collections and indexes there are. What another process changes is seen at the next look. */
export type Catalog = {
  find(database: string, name: string): Collection | null
  list(database: string): Collection[]
  all(): Collection[]
  /** The rest only inside a transaction. */
  ensure(database: string, name: string): Collection
  drop(collection: Collection): void
  addIndex(collection: Collection, definition: IndexDefinition): Index
  dropIndex(index: Index): void
  markMultikey(index: Index, multikey: readonly boolean[]): void
  markBuilt(index: Index, builtTo: number | null): void
}

const NAME_BYTES_MAX = 200

export function openCatalog(store: Store): Catalog {
  let seen: unknown = null
  let version: unknown = null
  let collections = new Map<string, Collection>()

  const refresh = (): void => {
    // Two steps, because the first is a memory read and nearly always the answer.
    const now = store.version()
    if (now === seen) return
    seen = now
    const current = store.prepare("SELECT value FROM meta WHERE name='catalog'").get()?.['value']
    if (current === version) return
    version = current
    collections = load(store)
  }
  /** The transaction may still be undone, so what it changed is read again by whoever looks next. */
  const changed = (): void => {
    // Random, not counted: a change that was undone and the next one must not look alike.
    store.prepare("UPDATE meta SET value=random() >> 16 WHERE name='catalog'").run()
    seen = null
  }
  const current = (): Map<string, Collection> => {
    refresh()
    return collections
  }
  const requireIn = (collection: Collection): Collection => {
    const found = current().get(collection.namespace)
    if (found === undefined) throw new DatabaseError('NamespaceNotFound', 'ns not found')
    return found
  }

  return {
    find: (database, name) => current().get(`${database}.${name}`) ?? null,
    list: (database) => [...current().values()].filter((collection) => collection.database === database),
    all: () => [...current().values()],
    ensure: (database, name) => {
      const known = current().get(`${database}.${name}`)
      if (known !== undefined) return known
      checkNames(database, name)
      const { lastInsertRowid } = store
        .prepare('INSERT INTO collections(database, name) VALUES(?, ?)')
        .run(database, name)
      store.exec(`CREATE TABLE documents_${Number(lastInsertRowid)}(
        id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, doc BLOB NOT NULL)`)
      changed()
      const made = current().get(`${database}.${name}`)
      if (made === undefined) throw new DatabaseError('InternalError', 'A new collection is missing')
      return made
    },
    drop: (collection) => {
      for (const index of collection.indexes) store.exec(`DROP TABLE ${index.table}`)
      store.exec(`DROP TABLE ${collection.table}`)
      store.prepare('DELETE FROM indexes WHERE collection=?').run(collection.id)
      store.prepare('DELETE FROM collections WHERE id=?').run(collection.id)
      changed()
    },
    addIndex: (collection, definition) => {
      const specification = BSON.serialize(definition.specification)
      const { lastInsertRowid } = store
        .prepare('INSERT INTO indexes(collection, name, specification, multikey, built_to) VALUES(?, ?, ?, 0, 0)')
        .run(collection.id, definition.name, specification)
      store.exec(tableFor(Number(lastInsertRowid), definition))
      changed()
      const index = requireIn(collection).indexes.find((candidate) => candidate.name === definition.name)
      if (index === undefined) throw new DatabaseError('InternalError', 'A new index is missing')
      return index
    },
    dropIndex: (index) => {
      store.exec(`DROP TABLE ${index.table}`)
      store.prepare('DELETE FROM indexes WHERE id=?').run(index.id)
      changed()
    },
    markMultikey: (index, multikey) => {
      const bits = multikey.reduce((sum, is, at) => sum + (is ? 2 ** at : 0), 0)
      store.prepare('UPDATE indexes SET multikey = multikey | ? WHERE id=?').run(bits, index.id)
      changed()
    },
    markBuilt: (index, builtTo) => {
      store.prepare('UPDATE indexes SET built_to=? WHERE id=?').run(builtTo, index.id)
      changed()
    },
  }
}

function tableFor(id: number, definition: IndexDefinition): string {
  if (definition.text !== null) {
    const columns = definition.text.fields.map((_, at) => `f${at}`).join(', ')
    const tokenizer = `${definition.text.language === 'none' ? '' : 'porter '}unicode61 remove_diacritics 2`
    return `CREATE VIRTUAL TABLE index_${id} USING fts5(${columns}, content='', contentless_delete=1, tokenize='${tokenizer}')`
  }
  const primary = definition.unique ? 'PRIMARY KEY(key)' : 'PRIMARY KEY(key, id)'
  return `CREATE TABLE index_${id}(key BLOB NOT NULL, id INTEGER NOT NULL, ${primary}) WITHOUT ROWID`
}

function load(store: Store): Map<string, Collection> {
  const indexes = new Map<number, Index[]>()
  for (const row of store.prepare('SELECT * FROM indexes ORDER BY id').all()) {
    const definition = parseIndex(BSON.deserialize(row['specification'] as Uint8Array))
    const multikey = Number(row['multikey'])
    const builtTo = row['built_to']
    const index: Index = {
      ...definition,
      id: Number(row['id']),
      table: `index_${Number(row['id'])}`,
      multikey: definition.fields.map((_, at) => Math.floor(multikey / 2 ** at) % 2 === 1),
      builtTo: builtTo === null || builtTo === undefined ? null : Number(builtTo),
    }
    const collection = Number(row['collection'])
    indexes.set(collection, [...(indexes.get(collection) ?? []), index])
  }
  const collections = new Map<string, Collection>()
  for (const row of store.prepare('SELECT * FROM collections ORDER BY database, name').all()) {
    const id = Number(row['id'])
    const [database, name] = [String(row['database']), String(row['name'])]
    const namespace = `${database}.${name}`
    collections.set(namespace, {
      id,
      database,
      name,
      namespace,
      table: `documents_${id}`,
      indexes: indexes.get(id) ?? [],
    })
  }
  return collections
}

/** MongoDB's rules; names reach SQLite only as bound values, tables are named by number. */
function checkNames(database: string, name: string): void {
  const invalid = (what: string) =>
    new DatabaseError('InvalidNamespace', `Invalid namespace specified '${database}.${name}': ${what}`)
  if (!/^[^\0/\\. "$*<>:|?]{1,63}$/.test(database)) throw invalid('database name')
  if (name === '' || name.includes('\0') || name.includes('$') || name.startsWith('.') || name.endsWith('.'))
    throw invalid('collection name')
  if (name.startsWith('system.')) throw invalid('system collections')
  if (Buffer.byteLength(name) > NAME_BYTES_MAX) throw invalid('too long')
}
