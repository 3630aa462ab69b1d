import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import type { Author } from './author'

/** Index author_slug; author_slug_history. */
export const authors = entityStore<Author>('authors', {
  noun: 'author',
  order: { slug: 1 },
  defaults: { slugHistory: [] },
})
