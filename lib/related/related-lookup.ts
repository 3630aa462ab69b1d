import 'server-only'
import type { RelatedList } from './related-lists'
import { findList } from './related-repository'

/** What stands beside an article, by relation and by an editor's choice: one indexed read. */
export const findRelatedList = (articleId: string): Promise<RelatedList> => findList(articleId)
