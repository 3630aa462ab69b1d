import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import type { Page } from './page'

/** Index page_slug. */
export const pages = entityStore<Page>('pages', { noun: 'page' })
