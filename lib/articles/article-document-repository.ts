import 'server-only'
import type { Filter } from 'mongodb'
import { collection } from '@/lib/db/connection'
import type { Article, ArticleSummary } from './article'
import type { PagedList } from './list-count'

/* How articles are stored, for the other repositories of this folder. */

export type ArticleDocument = Omit<Article, 'id'> & { _id: string; schemaVersion: 1 }

export const articles = () => collection<ArticleDocument>('articles')

export const NEWEST_FIRST = { publishAt: -1, _id: -1 } as const

/** Readers see published articles from `publishAt` on, until `unpublishAt`. Every query for readers starts with this. */
export const visibleAt = (now: Date): Filter<ArticleDocument> => ({
  state: 'published',
  publishAt: { $lte: now },
  $or: [{ unpublishAt: null }, { unpublishAt: { $gt: now } }],
})

/** What puts an article into a list; the list's index is article_by_section, article_by_tag or article_by_author. */
export function inList(list: PagedList): Filter<ArticleDocument> {
  switch (list.kind) {
    case 'section':
      return { listedIn: list.sectionId }
    case 'tag':
      return { tagIds: list.tagId }
    case 'author':
      return { authorIds: list.authorId }
  }
}

export function toDocument({ id, ...article }: Article): ArticleDocument {
  return { _id: id, schemaVersion: 1, ...article }
}

export function toArticle({ _id, schemaVersion: _, ...article }: ArticleDocument): Article {
  return { id: _id, ...article }
}

export function toSummary({ _id, schemaVersion: _, ...article }: Omit<ArticleDocument, 'body'>): ArticleSummary {
  return { id: _id, ...article }
}
