import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import type { Tag } from './tag'

/** Index tag_slug. */
export const tags = entityStore<Tag>('tags', { noun: 'tag' })
