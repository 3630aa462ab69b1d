import 'server-only'
import { listDocumentsAfter } from '@/lib/db/list-documents'
import { ARTICLE_STATES, type Article } from './article'
import { articles, inList, toArticle, type ArticleDocument } from './article-document-repository'
import type { PagedList } from './list-count'

/* Articles in whatever state, many at a time: for whoever goes through them, not for readers. */

const WHOLE_MAX = 100
const LOOKUP_MAX = 500

/** Index _id: whole articles in whatever state, in the order of their ids, after one of them. */
export async function listAfter(id: string, limit: number): Promise<Article[]> {
  return (await listDocumentsAfter(await articles(), id, limit)).map(toArticle)
}

/** Index _id: whole articles in whatever state. At most 100 ids. */
export async function listByIds(ids: readonly string[]): Promise<Article[]> {
  if (ids.length === 0) return []
  return (await (await articles()).find({ _id: { $in: ids.slice(0, WHOLE_MAX) } }).toArray()).map(toArticle)
}

/** Index _id: the texts of these articles by id, whoever may see them. At most 100 ids. */
export async function findBodies(ids: readonly string[]): Promise<Map<string, string>> {
  const found = await (
    await articles()
  )
    .find({ _id: { $in: ids.slice(0, WHOLE_MAX) } })
    .project<Pick<ArticleDocument, '_id' | 'body'>>({ body: 1 })
    .toArray()
  return new Map(found.map(({ _id, body }) => [_id, body]))
}

/** Index _id: those of these ids that are there, in whatever state. At most 500. */
export async function listPresentIds(ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await (
    await articles()
  )
    .find({ _id: { $in: ids.slice(0, LOOKUP_MAX) } })
    .project<Pick<ArticleDocument, '_id'>>({ _id: 1 })
    .toArray()
  return new Set(found.map(({ _id }) => _id))
}

/** Index article_slug: who has these slugs, in whatever state. At most 500. */
export async function listSlugHolders(slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map()
  const found = await (
    await articles()
  )
    .find({ slug: { $in: slugs.slice(0, LOOKUP_MAX) } })
    .project<Pick<ArticleDocument, '_id' | 'slug'>>({ slug: 1 })
    .toArray()
  return new Map(found.map(({ _id, slug }) => [slug, _id]))
}

/** Index article_by_media: at most `limit` articles, in whatever state, that show a picture, newest first. */
export async function listWithMedia(mediaId: string, limit: number): Promise<Pick<Article, 'id' | 'headline'>[]> {
  const found = await (
    await articles()
  )
    .find({ mediaIds: mediaId })
    .sort({ _id: -1 })
    .limit(limit)
    .project<Pick<ArticleDocument, '_id' | 'headline'>>({ headline: 1 })
    .toArray()
  return found.map(({ _id, headline }) => ({ id: _id, headline }))
}

/** Whether there is any article, in whatever state. */
export async function isAnyThere(): Promise<boolean> {
  return (await (await articles()).findOne({}, { projection: { _id: 1 } })) !== null
}

/** Index article_by_section, article_by_tag or article_by_author: whether any article, in whatever state, is in a list. */
export async function isAnyIn(list: PagedList): Promise<boolean> {
  const states = { $in: [...ARTICLE_STATES] }
  return (await (await articles()).findOne({ state: states, ...inList(list) }, { projection: { _id: 1 } })) !== null
}

/**
 * Index article_by_section, article_by_tag or article_by_author: whole articles of a list, in whatever state, so many
 * at a time. One that leaves the list meanwhile may be left out.
 */
export async function* streamInList(list: PagedList, size: number): AsyncGenerator<Article[]> {
  for (const state of ARTICLE_STATES) {
    const cursor = (await articles()).find({ state, ...inList(list) }).project<{ _id: string }>({ _id: 1 })
    // The ids first: what is written while a cursor is open may come round in it again.
    const ids: string[] = []
    for await (const { _id } of cursor) ids.push(_id)
    for (let from = 0; from < ids.length; from += size) {
      const batch = await (
        await articles()
      )
        .find({ _id: { $in: ids.slice(from, from + size) } })
        .limit(size)
        .toArray()
      yield batch.map(toArticle)
    }
  }
}

/** For articles from before this was kept: writes which pictures they show, in batches and as often as one likes. */
export async function fillMediaIds(mediaIdsOf: (article: Article) => string[]): Promise<void> {
  for (let after = ''; ;) {
    const batch = await listAfter(after, WHOLE_MAX)
    if (batch.length === 0) return
    await (
      await articles()
    ).bulkWrite(
      batch.map((article) => ({
        updateOne: { filter: { _id: article.id }, update: { $set: { mediaIds: mediaIdsOf(article) } } },
      })),
      { ordered: false },
    )
    after = batch.at(-1)?.id ?? after
  }
}
