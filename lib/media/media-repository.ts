import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import type { Media } from './media'

/** A file's id is the key in its addresses, and both follow from its bytes. */
export const media = entityStore<Media>('media', { noun: 'file' })
