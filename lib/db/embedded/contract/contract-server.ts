import type { Collection, Db, Document, MongoClient } from 'mongodb'

/** A MongoDB, whichever: what the contract below is tested on. */
export type ContractServer = { client: MongoClient; db: Db; fresh(): Collection }

/** Asked for inside each test, because servers start later than tests are described. */
export type Connected = () => ContractServer

export const withoutId = { projection: { _id: 0 } }

/** A new collection with these documents, numbered from 0. */
export async function filled(server: ContractServer, documents: readonly Document[]): Promise<Collection> {
  const collection = server.fresh()
  await collection.insertMany(documents.map((document, at) => ({ _id: at as never, ...document })))
  return collection
}

export async function idsOf(collection: Collection, filter: Document): Promise<unknown[]> {
  return (await collection.find(filter).sort({ _id: 1 }).toArray()).map((document) => document._id)
}
