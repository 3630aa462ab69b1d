import 'server-only'
import { collection } from '@/lib/db/connection'
import type { Relation } from './related'
import type { RelatedChoices, RelatedList } from './related-lists'

type ListDocument = { _id: string; relations?: Relation[]; pinned?: string[]; excluded?: string[] }
type ProgressDocument = { _id: 'rebuild'; after: string; done: number }

const lists = () => collection<ListDocument>('relatedLists')
const progress = () => collection<ProgressDocument>('relatedProgress')

/** Relations that one article keeps: enough for three rails after what is shown elsewhere or withdrawn is left out. */
export const RELATIONS_MAX = 48

/** Index _id: one read. */
export async function findList(articleId: string): Promise<RelatedList> {
  const found = await (await lists()).findOne({ _id: articleId })
  return { relations: found?.relations ?? [], pinned: found?.pinned ?? [], excluded: found?.excluded ?? [] }
}

export async function saveRelations(articleId: string, relations: readonly Relation[]): Promise<void> {
  await (
    await lists()
  ).updateOne({ _id: articleId }, { $set: { relations: relations.slice(0, RELATIONS_MAX) } }, { upsert: true })
}

export async function saveChoices(articleId: string, choices: RelatedChoices): Promise<void> {
  await (await lists()).updateOne({ _id: articleId }, { $set: choices }, { upsert: true })
}

/**
 * Puts one article into the lists of others, each at its score. Done by the database, so that two articles published
 * at once are both entered.
 */
export async function enterLists(entries: readonly { list: string; relation: Relation }[]): Promise<void> {
  if (entries.length === 0) return
  await (
    await lists()
  ).bulkWrite(
    entries.flatMap(({ list, relation }) => [
      { updateOne: { filter: { _id: list }, update: { $pull: { relations: { id: relation.id } } }, upsert: true } },
      {
        updateOne: {
          filter: { _id: list },
          update: { $push: { relations: { $each: [relation], $sort: { score: -1 as const }, $slice: RELATIONS_MAX } } },
        },
      },
    ]),
  )
}

export async function dropList(articleId: string): Promise<void> {
  await (await lists()).updateOne({ _id: articleId }, { $set: { relations: [] } })
}

/** Where a rebuild stands, so that one that was stopped goes on. */
export const findProgress = async (): Promise<{ after: string; done: number } | null> =>
  (await progress()).findOne({ _id: 'rebuild' })

export async function saveProgress(state: { after: string; done: number } | null): Promise<void> {
  if (state) await (await progress()).replaceOne({ _id: 'rebuild' }, state, { upsert: true })
  else await (await progress()).deleteOne({ _id: 'rebuild' })
}
