import 'server-only'
import type { Filter, Sort } from 'mongodb'
import { AppError } from '@/lib/errors'
import { collection, isDuplicateKey } from './connection'
import { listDocumentsAfter } from './list-documents'

type EntityDocument<Entity extends { id: string }> = Omit<Entity, 'id'> & { _id: string; schemaVersion: 1 }

const BATCH_MAX = 200

/**
 * The plain half of a repository: entities that are found by id or slug, listed in an order of theirs, and saved
 * whole. Whatever needs more (articles) has a repository of its own.
 */
export function entityStore<Entity extends { id: string }>(
  name: string,
  /** `defaults`: what entities lack that were saved before there was such a field. */
  options: { noun: string; order?: Sort; defaults?: Partial<Entity> },
) {
  type Doc = EntityDocument<Entity>
  const documents = () => collection<Doc>(name)
  const toEntity = ({ _id, schemaVersion: _, ...rest }: Doc) =>
    ({ ...options.defaults, ...rest, id: _id }) as unknown as Entity
  const toDocument = ({ id, ...rest }: Entity) => ({ _id: id, schemaVersion: 1, ...rest }) as unknown as Doc
  const first = async (filter: Filter<Doc>): Promise<Entity | null> => {
    const found = await (await documents()).findOne(filter)
    return found ? toEntity(found as Doc) : null
  }

  return {
    findById: (id: string) => first({ _id: id } as Filter<Doc>),
    findBySlug: (slug: string) => first({ slug } as unknown as Filter<Doc>),
    findOneBy: (filter: Filter<Doc>) => first(filter),

    /** Those that exist, in no promised order. At most 200 ids. */
    async findMany(ids: readonly string[]): Promise<Entity[]> {
      if (ids.length === 0) return []
      const filter = { _id: { $in: ids.slice(0, BATCH_MAX) } } as Filter<Doc>
      return (await (await documents()).find(filter).limit(BATCH_MAX).toArray()).map((found) => toEntity(found as Doc))
    },

    /** At most `limit`, in the order of the store. */
    async list(limit: number): Promise<Entity[]> {
      const cursor = (await documents()).find({}).limit(limit)
      const found = await (options.order ? cursor.sort(options.order) : cursor).toArray()
      return found.map((document) => toEntity(document as Doc))
    },

    /** At most `limit` that fit a filter, which an index has to serve, in the order of the store. */
    async listBy(filter: Filter<Doc>, limit: number): Promise<Entity[]> {
      const cursor = (await documents()).find(filter).limit(limit)
      const found = await (options.order ? cursor.sort(options.order) : cursor).toArray()
      return found.map((document) => toEntity(document as Doc))
    },

    /** Index _id: at most `limit`, in the order of their ids, after one of them: for whoever reads all of them. */
    async listAfter(id: string, limit: number): Promise<Entity[]> {
      return (await listDocumentsAfter(await documents(), id, limit)).map((found) => toEntity(found as Doc))
    },

    /** How many there are, as the database knows it without counting. */
    count: async (): Promise<number> => (await documents()).estimatedDocumentCount(),

    /** Index _id: at most `limit` after the first `skip`, in the order of their ids, read in batches as it is asked for. */
    async *stream({ skip, limit }: { skip: number; limit: number }): AsyncGenerator<Entity> {
      const cursor = (await documents()).find({}).sort({ _id: 1 }).skip(skip).limit(limit).batchSize(BATCH_MAX)
      for await (const found of cursor) yield toEntity(found as Doc)
    },

    /** False where it was gone already. */
    async remove(id: string): Promise<boolean> {
      return (await (await documents()).deleteOne({ _id: id } as Filter<Doc>)).deletedCount === 1
    },

    /** Writes the entity whole, new or not. Throws CONFLICT where its slug or key is another's. */
    async save(entity: Entity): Promise<void> {
      try {
        await (await documents()).replaceOne({ _id: entity.id } as Filter<Doc>, toDocument(entity), { upsert: true })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        throw new AppError('CONFLICT', `Another ${options.noun} has this name in its address. Choose another one.`, {
          fields: { slug: 'is taken' },
          cause: error,
        })
      }
    },
  }
}
