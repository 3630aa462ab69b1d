import 'server-only'
import { collection } from '@/lib/db/connection'
import type { Relation } from './related'
import { NEARBY_MAX, RELATIONS_MAX, type RelatedChoices, type RelatedList, type Relations } from './related-lists'

type ListDocument = { _id: string } & Partial<RelatedList>
type ProgressDocument = { _id: 'rebuild'; after: string; done: number }

/** One article in the list of another. */
export type Entry = { list: string; relation: Relation; isNearby: boolean }

const lists = () => collection<ListDocument>('relatedLists')
const progress = () => collection<ProgressDocument>('relatedProgress')

/** Index _id: one read. */
export async function findList(articleId: string): Promise<RelatedList> {
  const found = await (await lists()).findOne({ _id: articleId })
  return {
    relations: found?.relations ?? [],
    nearby: found?.nearby ?? [],
    pinned: found?.pinned ?? [],
    excluded: found?.excluded ?? [],
  }
}

export async function saveRelations(articleId: string, { relations, nearby }: Relations): Promise<void> {
  await (await lists()).updateOne({ _id: articleId }, { $set: { relations, nearby } }, { upsert: true })
}

export async function saveChoices(articleId: string, choices: RelatedChoices): Promise<void> {
  await (await lists()).updateOne({ _id: articleId }, { $set: choices }, { upsert: true })
}

/**
 * Puts one article into the lists of others, each at its score. Done by the database, so that two articles published
 * at once are both entered.
 */
export async function enterLists(entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await (
    await lists()
  ).bulkWrite(
    entries.flatMap(({ list, relation, isNearby }) => {
      const insertion = (length: number) => ({ $each: [relation], $sort: { score: -1 as const }, $slice: length })
      return [
        { updateOne: { filter: { _id: list }, update: withoutArticle(relation.id), upsert: true } },
        {
          updateOne: {
            filter: { _id: list },
            update: {
              $push: { relations: insertion(RELATIONS_MAX), ...(isNearby ? { nearby: insertion(NEARBY_MAX) } : {}) },
            },
          },
        },
      ]
    }),
  )
}

/** Takes an article out of these lists. */
export async function leaveLists(articleId: string, listIds: readonly string[]): Promise<void> {
  if (listIds.length === 0) return
  await (await lists()).updateMany({ _id: { $in: [...listIds] } }, withoutArticle(articleId))
}

const withoutArticle = (id: string) => ({ $pull: { relations: { id }, nearby: { id } } })

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
