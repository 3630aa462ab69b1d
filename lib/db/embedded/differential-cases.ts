import fc from 'fast-check'
import { Query, update as mingoUpdate } from 'mingo'
import type { Collection, Document, Filter, IndexSpecification } from 'mongodb'
import { expect } from 'vitest'
import { compareValues } from './value-order'
import type { TestServer } from './test-server'

/**
 * Random documents, filters, sorts and updates, in the part of the language where mingo and MongoDB agree: no pattern,
 * no null in a range or an array, no empty array, no missing field inside an array's objects.
 */
// Few values, so that equalities, ends of ranges and repetitions meet.
const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 4 }) },
  fc.constantFrom(-1, 0.5, -0.5, 1e12, 2 ** 53),
)
const text = fc.constantFrom('', 'a', 'ab', 'b', 'ə', 'z\0', '\u{1f600}')
const date = fc.integer({ min: -2, max: 3 }).map((day) => new Date(day * 86_400_000))
const scalar = fc.oneof({ weight: 8, arbitrary: number }, { weight: 2, arbitrary: text }, date, fc.boolean())
const value = fc.oneof({ weight: 8, arbitrary: scalar }, fc.constant(null))
const list = fc.array(fc.oneof(number, text), { minLength: 1, maxLength: 3 })

const document = fc.record(
  {
    a: value,
    b: value,
    t: fc.oneof(list, scalar),
    o: fc.record({ x: scalar, y: scalar }),
    p: fc.array(fc.record({ x: scalar, y: scalar }), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
)

const PATHS = ['a', 'b', 't', 'o.x', 'p.x', 'p.y'] as const
const path = fc.constantFrom(...PATHS, 't' as const)
const range = fc.constantFrom('$gt', '$gte', '$lt', '$lte')

const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.constant(null),
  { weight: 6, arbitrary: fc.tuple(range, scalar).map(([operator, operand]) => ({ [operator]: operand })) },
  {
    weight: 2,
    arbitrary: fc.tuple(number, number).map(([low, high]) => ({ $gte: Math.min(low, high), $lt: Math.max(low, high) })),
  },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }).map((operands) => ({ $in: operands })) },
  fc.array(scalar, { maxLength: 2 }).map((operands) => ({ $nin: operands })),
  scalar.map((operand) => ({ $ne: operand })),
  fc.boolean().map((wanted) => ({ $exists: wanted })),
  fc.tuple(range, scalar).map(([operator, operand]) => ({ $not: { [operator]: operand } })),
)

/** null means "or missing" on the way through an array, where mingo and MongoDB differ. */
const field = fc
  .tuple(path, condition)
  .map(([name, wanted]): Document => ({ [name]: name.startsWith('p.') && wanted === null ? 1 : wanted }))
  .filter(
    (filter) => !('p.x' in filter && isExistence(filter['p.x'])) && !('p.y' in filter && isExistence(filter['p.y'])),
  )

const isExistence = (wanted: unknown): boolean => typeof wanted === 'object' && wanted !== null && '$exists' in wanted

const { filter } = fc.letrec<{ filter: Document }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    field,
    fc.array(field, { maxLength: 3 }).map((fields): Document => Object.assign({}, ...fields) as Document),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((filters): Document => ({ $and: filters })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((filters): Document => ({ $or: filters })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map((filters): Document => ({ $nor: filters })),
  ),
}))

const sort = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'o.x'), fc.constantFrom(1 as const, -1 as const)), {
    selector: ([name]) => name,
    maxLength: 2,
  })
  .map((fields) => [...fields, ['_id', 1] as const])

const update: fc.Arbitrary<Document> = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'o.x', 'n.m'), scalar).map(([name, to]) => ({ $set: { [name]: to } })),
  fc.constantFrom('a', 'b', 't', 'o', 'o.y').map((name) => ({ $unset: { [name]: '' } })),
  fc.constantFrom('c', 'n.c').chain((name) => number.map((by) => ({ $inc: { [name]: by } }))),
  fc.tuple(fc.constantFrom('$min', '$max'), number).map(([operator, bound]) => ({ [operator]: { c: bound } })),
  list.map((values) => ({ $push: { l: { $each: values } } })),
  scalar.map((pulled) => ({ $pull: { l: pulled } })),
  fc.constant({ $rename: { a: 'renamed' } }),
)

/** Sets of indexes; the questions are the same over each. */
const INDEX_SETS: readonly (readonly IndexSpecification[])[] = [
  [],
  [{ a: 1 }, { b: -1 }],
  [{ a: 1, b: -1 }, { t: 1 }],
  [
    { t: -1, a: 1 },
    { 'o.x': -1, b: 1 },
  ],
  [
    { 'p.x': 1, 'p.y': -1 },
    { b: 1, a: -1, _id: 1 },
  ],
  [{ a: -1, 'o.x': 1, t: 1 }],
]

type Question = {
  filter: Document
  sort: readonly (readonly [string, 1 | -1])[]
  skip: number
  limit: number
}

type Case = {
  documents: Document[]
  indexes: number
  questions: Question[]
  updates: { filter: Document; update: Document }[]
}

const question: fc.Arbitrary<Question> = fc.record({
  filter,
  sort,
  skip: fc.constantFrom(0, 0, 1, 5),
  limit: fc.constantFrom(0, 0, 1, 3),
})

const anyCase: fc.Arbitrary<Case> = fc.record({
  documents: fc.array(document, { maxLength: 25, size: 'max' }),
  indexes: fc.integer({ min: 0, max: INDEX_SETS.length - 1 }),
  questions: fc.array(question, { minLength: 1, maxLength: 5, size: 'max' }),
  updates: fc.array(fc.record({ filter: field, update }), { maxLength: 4 }),
})

/** Runs that many random cases: the answers through indexes must be those of a plain scan with mingo. */
export async function checkAgainstMingo(server: TestServer, cases: number): Promise<void> {
  const collections = await Promise.all(INDEX_SETS.map((indexes) => indexedCollection(server, indexes)))
  await fc.assert(
    fc.asyncProperty(anyCase, async (one) => {
      const collection = collections[one.indexes]
      if (collection === undefined) throw new Error('No such set of indexes')
      const expected = one.documents.map((source, at): Document => ({ _id: at as never, ...source }))
      await collection.deleteMany({})
      if (expected.length > 0) await collection.insertMany(structuredClone(expected))
      for (const change of one.updates) {
        await collection.updateMany(change.filter, change.update)
        updateAll(expected, change.filter, change.update)
      }
      for (const question of one.questions) await compareAnswers(collection, expected, question)
    }),
    { numRuns: cases },
  )
}

async function indexedCollection(server: TestServer, indexes: readonly IndexSpecification[]): Promise<Collection> {
  const collection = server.fresh()
  await server.db.createCollection(collection.collectionName)
  for (const key of indexes) await collection.createIndex(key, {}, {})
  return collection
}

function updateAll(documents: Document[], wanted: Document, change: Document): void {
  const query = new Query(wanted)
  for (const source of documents)
    if (query.test(source)) mingoUpdate(source, change as never, [], {}, { cloneMode: 'deep' })
}

async function compareAnswers(collection: Collection, expected: readonly Document[], one: Question): Promise<void> {
  const query = new Query(one.filter)
  const matching = expected.filter((source) => query.test(source))
  const ordered = matching.toSorted((left, right) => bySort(left, right, one.sort))
  const page = ordered.slice(one.skip, one.limit === 0 ? undefined : one.skip + one.limit)
  const wanted = one.filter as Filter<Document>

  const found = await collection
    .find(wanted)
    .sort(Object.fromEntries(one.sort))
    .skip(one.skip)
    .limit(one.limit)
    .toArray()
  const scanned = await collection.find(wanted).hint({ $natural: 1 }).toArray()

  expect(found.map(plain)).toEqual(page.map(plain))
  expect(scanned.map(plain)).toEqual(matching.map(plain))
}

/** Order of fields is not mingo's strength; which of them there are and what is in them is what is compared. */
const plain = (source: Document): Document =>
  JSON.parse(JSON.stringify(source, Object.keys(flat(source)).toSorted())) as Document

function flat(source: unknown): Record<string, true> {
  if (typeof source !== 'object' || source === null) return {}
  return Object.assign(
    {},
    ...Object.entries(source).map(([name, inner]) => ({ [name]: true, ...flat(inner) })),
  ) as Record<string, true>
}

function bySort(left: Document, right: Document, fields: Question['sort']): number {
  for (const [name, direction] of fields) {
    const order = compareValues(at(left, name), at(right, name)) * direction
    if (order !== 0) return order
  }
  return 0
}

const at = (source: Document, name: string): unknown =>
  name.split('.').reduce<unknown>((inner, step) => (inner as Document | undefined)?.[step], source)
