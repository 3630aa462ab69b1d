import 'server-only'
import { indexArticles } from '@/lib/search/search-commands'
import { findListsOf } from '@/lib/sections/section-lookup'
import { staleTagsFor, type Article } from './article'
import { place } from './article-repository'
import { streamInList } from './article-stock-repository'
import { authorList, sectionList, tagList, type PagedList } from './list-count'
import { countChange } from './list-count-commands'

/** What follows from an article and is written without a new revision: nobody changed its text. */
type Placement = Pick<Article, 'listedIn' | 'tagIds'>
type Options = { signal: AbortSignal; onTags: (tags: string[]) => void }

const BATCH = 50

/** Puts the articles of a section into the lists that its place in the tree gives them. May be stopped and run again. */
export const relistSection = (sectionId: string, options: Options): Promise<void> =>
  replaceIn(sectionList(sectionId), options, async (article) => ({
    tagIds: article.tagIds,
    listedIn: await findListsOf(article.sectionIds),
  }))

/** Gives the articles of a tag another one, or none. May be stopped and run again. */
export const replaceTag = (tagId: string, into: string | null, options: Options): Promise<void> =>
  replaceIn(tagList(tagId), options, ({ tagIds, listedIn }) => ({
    listedIn,
    tagIds: [...new Set(tagIds.flatMap((id) => (id === tagId ? (into ?? []) : id)))],
  }))

/** Search finds the articles of a tag or an author by the name that they have now. */
export async function reindexList(kind: 'tag' | 'author', id: string, signal: AbortSignal): Promise<void> {
  const list = kind === 'tag' ? tagList(id) : authorList(id)
  for await (const batch of streamInList(list, BATCH)) {
    signal.throwIfAborted()
    await indexArticles(batch)
  }
}

async function replaceIn(
  list: PagedList,
  { signal, onTags }: Options,
  placeOf: (article: Article) => Placement | Promise<Placement>,
): Promise<void> {
  for await (const batch of streamInList(list, BATCH)) {
    signal.throwIfAborted()
    const moved: Article[] = []
    const tags = new Set<string>()
    for (const before of batch) {
      const placement = await placeOf(before)
      const after = { ...before, ...placement }
      const isSame = String([after.listedIn, after.tagIds]) === String([before.listedIn, before.tagIds])
      // Where somebody saved in between, their save has decided by the new order already.
      if (isSame || !(await place(before, placement))) continue
      await countChange(before, after)
      moved.push(after)
      for (const tag of staleTagsFor(before, after)) tags.add(tag)
    }
    if (moved.length > 0) await indexArticles(moved)
    onTags([...tags])
  }
}
