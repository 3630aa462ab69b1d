import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import type { Author } from './author'

/** Index author_slug. */
export const authors = entityStore<Author>('authors', { noun: 'author' })
