import 'server-only'
import { collection } from '@/lib/db/connection'
import type { Relation } from './related'
import { NEARBY_MAX, RELATIONS_MAX, type RelatedChoices, type RelatedList, type Relations } from './related-lists'

/** Reasons stand in one string, since a publish rewrites dozens of lists: "*dam kura", a star before a topic. */
type StoredRelation = Omit<Relation, 'why'> & { why: string }
type ListDocument = {
  _id: string
  schemaVersion: 1
  relations?: StoredRelation[]
  nearby?: StoredRelation[]
} & Partial<RelatedChoices>
type ProgressDocument = { _id: 'rebuild'; after: string; done: number }

/** One article in the list of another. */
export type Entry = { list: string; relation: Relation; isNearby: boolean }

const lists = () => collection<ListDocument>('relatedLists')
const progress = () => collection<ProgressDocument>('relatedProgress')

/** Index _id: one read. */
export async function findList(articleId: string): Promise<RelatedList> {
  const found = await (await lists()).findOne({ _id: articleId })
  // A list without its version is of an early try, in another form: it counts as not computed yet.
  const computed = found?.schemaVersion === 1 ? found : null
  return {
    relations: (computed?.relations ?? []).map(toRelation),
    nearby: (computed?.nearby ?? []).map(toRelation),
    pinned: found?.pinned ?? [],
    excluded: found?.excluded ?? [],
  }
}

export async function saveRelations(articleId: string, { relations, nearby }: Relations): Promise<void> {
  const stored = { schemaVersion: 1 as const, relations: relations.map(toStored), nearby: nearby.map(toStored) }
  await (await lists()).updateOne({ _id: articleId }, { $set: stored }, { upsert: true })
}

export async function saveChoices(articleId: string, choices: RelatedChoices): Promise<void> {
  await (
    await lists()
  ).updateOne({ _id: articleId }, { $set: choices, $setOnInsert: { schemaVersion: 1 } }, { upsert: true })
}

/**
 * Puts an article into the lists of others, each at its score, in which it must not stand. Done by the database, so that
 * two articles published at once are both entered.
 */
export async function enterLists(entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await (
    await lists()
  ).bulkWrite(
    entries.map(({ list, relation, isNearby }) => {
      const at = (length: number) => ({ $each: [toStored(relation)], $sort: { score: -1 as const }, $slice: length })
      const $push = { relations: at(RELATIONS_MAX), ...(isNearby ? { nearby: at(NEARBY_MAX) } : {}) }
      return {
        updateOne: {
          filter: { _id: list },
          update: { $push, $setOnInsert: { schemaVersion: 1 as const } },
          upsert: true,
        },
      }
    }),
  )
}

/** Takes an article out of those of these lists in which it stands. */
export async function leaveLists(articleId: string, listIds: readonly string[]): Promise<void> {
  if (listIds.length === 0) return
  await (
    await lists()
  ).updateMany(
    { _id: { $in: [...listIds] }, $or: [{ 'relations.id': articleId }, { 'nearby.id': articleId }] },
    { $pull: { relations: { id: articleId }, nearby: { id: articleId } } },
  )
}

const toStored = ({ why, ...relation }: Relation): StoredRelation => ({
  ...relation,
  why: why.map(({ term, isTopic }) => (isTopic ? `*${term}` : term)).join(' '),
})

const toRelation = ({ why, ...relation }: StoredRelation): Relation => ({
  ...relation,
  why: why
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ term: word.replace('*', ''), isTopic: word.startsWith('*') })),
})

/** Where a rebuild stands, so that one that was stopped goes on. */
export async function findProgress(): Promise<{ after: string; done: number }> {
  const found = await (await progress()).findOne({ _id: 'rebuild' })
  return { after: found?.after ?? '', done: found?.done ?? 0 }
}

export async function saveProgress(state: { after: string; done: number }): Promise<void> {
  await (await progress()).replaceOne({ _id: 'rebuild' }, state, { upsert: true })
}

export async function dropProgress(): Promise<void> {
  await (await progress()).deleteOne({ _id: 'rebuild' })
}
