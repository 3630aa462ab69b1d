import type { Db } from 'mongodb'
import { recountLists } from '@/lib/articles/list-count-commands'
import { noteMediaOfArticles } from '@/lib/articles/media-ids-commands'
import { describeMediaAnew } from '@/lib/media/media-search-commands'

/**
 * One step from the documents of an older version to those of the next. It may be stopped anywhere and run again, and
 * it works in batches: a collection is never read whole.
 */
export type Migration = { id: string; run: (db: Db) => Promise<void> }

/** In order, for ever: an entry that has shipped is never changed or taken out. */
export const MIGRATIONS: readonly Migration[] = [
  // What is derived from articles is counted by the program that reads it.
  {
    id: '0001-list-counts',
    run: async () => {
      await recountLists()
    },
  },
  {
    id: '0002-public-changes',
    run: async (db) => {
      await db.collection('articles').updateMany({ publicChanges: { $exists: false } }, { $set: { publicChanges: [] } })
    },
  },
  {
    id: '0003-section-marks',
    run: async (db) => {
      await db.collection('sections').updateMany({ mark: { $exists: false } }, { $set: { mark: 'rhomb' } })
    },
  },
  {
    id: '0004-article-seo',
    run: async (db) => {
      const articles = db.collection('articles')
      await articles.updateMany({ seo: { $exists: false } }, { $set: { seo: { title: '', description: '' } } })
      await articles.updateMany({ createdBy: { $exists: false } }, { $set: { createdBy: null } })
    },
  },
  { id: '0005-media-of-articles', run: noteMediaOfArticles },
  { id: '0006-media-search', run: describeMediaAnew },
  {
    id: '0007-article-review',
    run: async (db) => {
      const articles = db.collection('articles')
      await articles.updateMany({ review: { $exists: false } }, { $set: { review: null, trashedFrom: null } })
    },
  },
]
